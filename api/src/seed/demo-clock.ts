import { plusDays } from '@palier/domain';
import type { DataSource } from 'typeorm';

/** Moves the one clock of a database that is marked as demo. Only the owner of the database can. */
export class DemoClock {
  constructor(private readonly owner: DataSource, readonly today: string) {}

  day(offset: number): string {
    return plusDays(this.today, offset);
  }

  /** From now on it is this time of that day, in the zone of the installation. */
  async goTo(offset: number, time: string): Promise<void> {
    await this.owner.query(`update installation set clock_shift = (($1::date + $2::time) at time zone zone) - clock_timestamp()`, [this.day(offset), time]);
  }

  async backToNow(): Promise<void> {
    await this.owner.query(`update installation set clock_shift = '0'`);
  }
}
