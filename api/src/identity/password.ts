import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters that OWASP's password storage sheet recommends: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** Nobody's password: verified against where the account is unknown, so that both answers take the same time. */
const nobodys = hashPassword('nobody has this password, ever');

export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? (await nobodys), password.normalize('NFKC'));
  return kept !== null && matches;
}
