export interface Postgres { readonly ownerUrl: string; readonly appUrl: string; readonly port: number; readonly started: boolean; readonly fresh: boolean; readonly data: string; stop(): void }
export function startPostgres(where: { readonly home: string; readonly adopt?: boolean }): Promise<Postgres>;
export interface Throwaway extends Postgres { readonly home: string; rest(): void }
export function startThrowaway(how?: { readonly from?: string }): Promise<Throwaway>;
