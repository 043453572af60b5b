/** So long somebody counts as a new hire, where they have no plan. */
export const newForDays = 90;
