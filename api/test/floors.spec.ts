import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lint = async (file: string, code: string) => (await new ESLint({ cwd: root }).lintText(code, { filePath: `${root}${file}` }))[0]?.messages.map((it) => it.ruleId) ?? [];

describe('the floors of the house', () => {
  it('refuses an import that goes up', async () => {
    expect(await lint('api/src/people/hire-person.ts', `import { x } from '#reporting'; export { x };`)).toContain('@typescript-eslint/no-restricted-imports');
    expect(await lint('libs/domain/src/evidence/prove.ts', `import { x } from 'zod'; export { x };`)).toContain('@typescript-eslint/no-restricted-imports');
    expect(await lint('web/src/app/app.ts', `import { x } from '#people'; export { x };`)).toContain('@typescript-eslint/no-restricted-imports');
  });

  it('refuses a room of the same story that stands above', async () => {
    expect(await lint('api/src/evidence/record-evidence.ts', `import { x } from '#learning'; export { x };`)).toContain('@typescript-eslint/no-restricted-imports');
    expect(await lint('api/src/learning/submit-attempt.ts', `import { x } from '#evidence'; export { x };`)).not.toContain('@typescript-eslint/no-restricted-imports');
  });

  it('refuses a way in past the door, and lets one go down', async () => {
    expect(await lint('api/src/learning/open-course.ts', `import { x } from '../courses/courses.queries.js'; export { x };`)).toContain('@typescript-eslint/no-restricted-imports');
    expect(await lint('api/src/learning/open-course.ts', `import { x } from '#courses'; export { x };`)).not.toContain('@typescript-eslint/no-restricted-imports');
  });
});
