import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureBuilt } from './install/ensure-built.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm test`: everything, from a bare clone, closed by one line of all runners together. `--check` leaves out what needs a database or a browser. */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));

const quick = process.argv.includes('--check');
const bin = join(root, 'node_modules', '.bin');
const reports = mkdtempSync(join(tmpdir(), 'palier-reports-'));
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false', PALIER_RUN: String(process.pid), FORCE_COLOR: '0' };
const allowedSkips = JSON.parse(readFileSync(join(root, 'tools/skipped-tests.json'), 'utf8'));
const sum = { passed: 0, failed: 0 };
/** What failed, said once more at the end, where everybody looks. */
const failures = [];
/** What passed at the second time only: a defect of the story or of the page, to mend as one. */
const unsteady = [];
const plain = (text) => text.replace(/\x1b\[[0-9;]*m/g, '').split('\n').slice(0, 30).join('\n');

/** `quietly`: it takes the moments in which others wait for a database or a browser, and no others. */
function run(title, command, args, { cwd = root, quietly = false } = {}) {
  return new Promise((resolve) => {
    const from = Date.now();
    let output = '';
    const [program, ...rest] = quietly ? ['nice', '-n', '15', command, ...args] : [command, ...args];
    const child = spawn(program, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (data) => { output += data; };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(output.slice(-15_000));
      resolve(code === 0);
    });
  });
}

/** A step that passes or fails as a whole. */
async function whole(title, command, args, how) {
  sum[(await run(title, command, args, how)) ? 'passed' : 'failed']++;
}

/** A skipped test counts as failed, unless it is listed with its reason. */
function countSkip(name) {
  const listed = allowedSkips.find((it) => name.includes(it.test));
  if (listed === undefined) sum.failed++;
  console.log(listed === undefined ? `     skipped without a listed reason: ${name}` : `     skipped: ${name} (${listed.reason})`);
}

async function jest(project, how) {
  const file = join(reports, `${project.replace('/', '-')}.json`);
  const ok = await run(`tests of ${project}`, process.execPath, ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--ci', '--maxWorkers=2', '--json', `--outputFile=${file}`], { ...how, cwd: join(root, project) });
  if (!existsSync(file)) { sum.failed++; return; }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  for (const file of report.testResults) if (file.status === 'failed' && file.assertionResults.every((it) => it.status !== 'failed')) failures.push(`${file.name}\n${plain(file.message)}`);
  for (const test of report.testResults.flatMap((it) => it.assertionResults)) if (test.status === 'failed') failures.push(`${project}: ${test.fullName}\n${plain(test.failureMessages.join('\n'))}`);
  for (const test of report.testResults.flatMap((it) => it.assertionResults)) if (test.status === 'pending' || test.status === 'todo') countSkip(test.fullName);
  if (report.numTotalTests === 0 || (!ok && report.numFailedTests + report.numRuntimeErrorTestSuites === 0)) sum.failed++;
}

async function playwright() {
  const file = join(reports, 'e2e.json');
  env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
  const ok = await run('browser story', process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=json,line'], { cwd: join(root, 'e2e') });
  if (!existsSync(file)) { sum.failed++; return; }
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
  for (const spec of suites.flatMap(specsOf)) for (const test of spec.tests) if (test.status === 'unexpected') failures.push(`${test.projectName} ${spec.file}: ${spec.title}\n${plain(test.results.flatMap((it) => it.errors).map((it) => it.message).join('\n'))}`);
  for (const spec of suites.flatMap(specsOf)) for (const test of spec.tests) if (test.status === 'skipped') failures.push(`${test.projectName} ${spec.file}: ${spec.title}\nskipped, or never reached`);
  for (const error of errors) failures.push(plain(error.message));
  for (const spec of suites.flatMap(specsOf)) for (const test of spec.tests) if (test.status === 'flaky') unsteady.push(`${test.projectName} ${spec.file}: ${spec.title}\n${plain(test.results.flatMap((it) => it.errors).map((it) => it.message).join('\n'))}`);
  sum.passed += stats.expected + stats.flaky;
  sum.failed += stats.unexpected + stats.skipped;
  if (!ok && stats.unexpected + stats.skipped === 0) sum.failed++;
}

const hasSpecs = (folder) => readdirSync(folder, { withFileTypes: true }).some((it) => (it.isDirectory() ? !['node_modules', 'dist'].includes(it.name) && hasSpecs(join(folder, it.name)) : it.name.endsWith('.spec.ts')));

const from = Date.now();
await whole('build', join(bin, 'nx'), ['run-many', '-t', 'build', '--output-style=static']);
const quietly = { quietly: !quick };
const checked = (async () => {
  await whole('types', join(bin, 'nx'), ['run-many', '-t', 'typecheck', '--output-style=static'], quietly);
  await whole('lint', join(bin, 'nx'), ['run-many', '-t', 'lint', '--output-style=static'], quietly);
})();
const projects = [...readdirSync(join(root, 'libs')).map((it) => `libs/${it}`), 'web'].filter((it) => existsSync(join(root, it, 'jest.config.mjs')) && hasSpecs(join(root, it)));
const proved = checked.then(async () => { for (const project of projects) await jest(project, quietly); });
if (!quick) {
  await jest('api');
  // Stories start Palier as people do: nobody else may build, and what is built already is not built again under the feet of the others.
  await checked;
  await ensureBuilt();
  await playwright();
}
await proved;
rmSync(reports, { recursive: true, force: true });
for (const it of unsteady) console.log(`\nUNSTEADY ${it}`);
for (const it of failures) console.log(`\nFAILED ${it}`);
console.log(`All of it took ${Math.round((Date.now() - from) / 1000)} s.`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
