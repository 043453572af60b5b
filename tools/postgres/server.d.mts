export interface Postgres { readonly ownerUrl: string; readonly appUrl: string; readonly port: number; readonly started: boolean; readonly fresh: boolean; readonly data: string; stop(): void }
export function startPostgres(where: { readonly home: string; readonly adopt?: boolean }): Promise<Postgres>;
export function startThrowaway(): Promise<Postgres & { readonly home: string }>;
