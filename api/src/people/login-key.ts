/** What makes two logins the same: Unicode form, spaces around and case do not count. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();
