import type { Client } from 'pg';
import type { Throwaway } from '../tools/postgres/server.mjs';
export function urls(database: Throwaway): { readonly DATABASE_URL: string; readonly DATABASE_OWNER_URL: string; readonly PALIER_HOME: string };
export const openingDay: string;
export function goTo(owner: Client, days: number, time: string): Promise<unknown>;
export function startPlayed(): Promise<Throwaway>;
