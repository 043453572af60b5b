import { expect } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { Visitor } from './visitor';

const stepMillis = 30_000;

/** The phone of somebody who has a second factor, with an authenticator application that took their key. */
export class Phone {
  private readonly application: TOTP;
  private lastStep = 0;

  /** The key as the screen says it, in groups of four. */
  constructor(readonly key: string) { this.application = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }); }

  /** What it shows now; where that was shown already, what comes next: Palier takes a code a step early, and each once. */
  code(): string {
    this.lastStep = Math.max(Math.floor(Date.now() / stepMillis), this.lastStep + 1);
    return this.application.generate({ timestamp: this.lastStep * stepMillis });
  }
}

/** On the way in, where a second factor is asked for and there is none yet: sets one up, keeps the recovery codes, and goes on. */
export async function enrol(visitor: Visitor): Promise<{ phone: Phone; recoveryCodes: readonly string[] }> {
  const { page, say } = visitor;
  await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
  await visitor.press(say('identity.enrolBegin'));
  const phone = new Phone(await page.locator('.key code').innerText());
  await visitor.write(page.locator('input[name=code]'), phone.code());
  await page.keyboard.press('Enter');
  await expect(page.locator('app-recovery-code-list li')).toHaveCount(10);
  const recoveryCodes = await page.locator('app-recovery-code-list li').allInnerTexts();
  await visitor.press(say('identity.codesKept'));
  await visitor.settle();
  return { phone, recoveryCodes };
}
