import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonFile } from '@palier/contracts';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let [sophie, mathis, karim]: Visitor[] = [];
const idOf: Record<string, string> = {};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, mathis, karim] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'mathis'), await Visitor.signedIn(house, 'karim')];
  for (const { id, login } of (await house.owner.query('select id, login from person')) as { id: string; login: string }[]) idOf[login] = id;
});
afterAll(() => house?.close());

const change = (by: Visitor | undefined, login: string, mail: string, seen?: string | null) => by?.ask('POST', `/api/register/${idOf[login] ?? ''}/mail`, { mail, ...(seen === undefined ? {} : { seen }) });
const mailOf = async (login: string) => ((await sophie?.ask('GET', `/api/register/${idOf[login] ?? ''}`))?.body as PersonFile).mail;

describe('the mail address of somebody who is here', () => {
  it('is changed by HR and by an administrator, once, and taken away again', async () => {
    const before = await mailOf('lea');
    for (let twice = 0; twice < 2; twice++) expect(await change(sophie, 'lea', ' lea.fontaine@nordlys.example ', before)).toMatchObject({ status: 200 });
    expect(await mailOf('lea')).toBe('lea.fontaine@nordlys.example');
    expect(await change(mathis, 'lea', '', 'lea.fontaine@nordlys.example')).toMatchObject({ status: 200 });
    expect(await mailOf('lea')).toBeNull();
    expect(await house.owner.query(`select actor_id = $2 as admin, detail from audit where action = 'person.change-mail' and subject_id = $1 order by at`, [idOf['lea'], idOf['mathis']])).toEqual([{ admin: false, detail: {} }, { admin: true, detail: {} }]);
  });

  it('is nobody else’s, whatever its case, and may change its own case', async () => {
    expect(await change(sophie, 'hugo', 'Hugo@nordlys.example', await mailOf('hugo'))).toMatchObject({ status: 200 });
    expect(await change(sophie, 'lea', 'HUGO@Nordlys.example', await mailOf('lea'))).toMatchObject({ status: 409, body: { code: 'mail.taken' } });
    expect(await change(sophie, 'hugo', 'hugo@nordlys.example', 'Hugo@nordlys.example')).toMatchObject({ status: 200 });
    expect(await change(sophie, 'lea', 'hugo at home', await mailOf('lea'))).toMatchObject({ status: 422, body: { code: 'mail.unreadable' } });
    expect(await mailOf('lea')).toBeNull();
  });

  it('is not overwritten where somebody else changed it meanwhile', async () => {
    expect(await change(sophie, 'hugo', 'h.petit@nordlys.example')).toMatchObject({ status: 428 });
    expect(await change(sophie, 'hugo', 'h.petit@nordlys.example', 'Hugo@nordlys.example')).toMatchObject({ status: 412, body: { code: 'mail.changed-meanwhile', params: { mail: 'hugo@nordlys.example' } } });
    expect(await mailOf('hugo')).toBe('hugo@nordlys.example');
  });

  it('is not moved by whoever may not open the account that its links open', async () => {
    expect(await change(sophie, 'mathis', 'mine@nordlys.example', await mailOf('mathis'))).toMatchObject({ status: 403, body: { code: 'role.not-yours-to-give' } });
    expect(await change(sophie, 'sophie', 'sophie.l@nordlys.example', await mailOf('sophie'))).toMatchObject({ status: 200 });
    expect((await change(karim, 'lea', 'x@nordlys.example', null))?.status).toBe(403);
  });
});
