import { isMailAddress } from '@palier/formats';
import { Refusal, type Tx } from '#platform';

interface Reached { readonly login: string; readonly mail?: string | undefined }

/** Where mail to somebody who comes in goes: the address said, else the login where it is one. */
export function mailAddress({ login, mail }: Reached): string | null {
  const said = mail?.trim() ?? '';
  if (said !== '' && !isMailAddress(said)) throw new Refusal('mail.unreadable', { found: said });
  const address = said || login.trim();
  return isMailAddress(address) ? address : null;
}

/** The same, where nobody else has it, whatever its case; who has it already may keep it. */
export async function freeMailAddress(tx: Tx, wish: Reached, ofPerson: string | null = null): Promise<string | null> {
  const address = mailAddress(wish);
  const [taken] = await tx.query<unknown[]>('select 1 from person where lower(mail) = lower($1) and id is distinct from $2', [address, ofPerson]);
  if (taken !== undefined) throw new Refusal('mail.taken');
  return address;
}
