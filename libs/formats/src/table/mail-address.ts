/** Whether mail may be sent there: one @ between a name and a domain with a dot, no space. Whether anybody reads it, only a mail can say. */
export const isMailAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(text);
