import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { Visitor } from './visitor';

const stepMillis = 30_000;

/** The phone of somebody who has a second factor, with an authenticator application that took their key. */
export class Phone {
  private readonly application: TOTP;
  private lastStep = 0;

  private constructor(readonly key: string, private readonly ahead: number) { this.application = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }); }

  /** Takes the key as the screen says it, in groups of four, and the time that it is there. */
  static async before(page: Page): Promise<Phone> {
    const { serverTime } = (await (await page.request.get(new URL('/api/session', page.url()).href)).json()) as { serverTime: string };
    return new Phone(await page.locator('.key code').innerText(), Date.parse(serverTime) - Date.now());
  }

  /** What it shows now; where that was shown already, what comes next: Palier takes a code a step early, and each once. */
  code(): string {
    this.lastStep = Math.max(Math.floor((Date.now() + this.ahead) / stepMillis), this.lastStep + 1);
    return this.application.generate({ timestamp: this.lastStep * stepMillis });
  }
}

/** On the way in, where a second factor is asked for and there is none yet: sets one up, keeps the recovery codes, and goes on. */
export async function enrol(visitor: Visitor): Promise<{ phone: Phone; recoveryCodes: readonly string[] }> {
  const { page, say } = visitor;
  await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
  await visitor.press(say('identity.enrolBegin'));
  const phone = await Phone.before(page);
  await visitor.write(page.locator('input[name=code]'), phone.code());
  await visitor.submit();
  await expect(page.locator('app-recovery-code-list li')).toHaveCount(10);
  const recoveryCodes = await page.locator('app-recovery-code-list li').allInnerTexts();
  await visitor.press(say('identity.codesKept'));
  await visitor.settle();
  return { phone, recoveryCodes };
}
