import { plusDays } from '@palier/domain';
import type { DataSource } from 'typeorm';

/** Moves the one clock of a database that is marked as demo. Only the owner of the database can. */
export class DemoClock {
  private constructor(private readonly owner: DataSource, readonly today: string, private readonly shift: string) {}

  /** Its today is that of the clock as it stands: the real day, or another one where a test moved the clock before. */
  static async take(owner: DataSource): Promise<DemoClock> {
    const [it] = (await owner.query('select palier_today()::text as today, clock_shift::text as shift from installation')) as { today: string; shift: string }[];
    if (it === undefined) throw new Error('no installation');
    return new DemoClock(owner, it.today, it.shift);
  }

  day(offset: number): string {
    return plusDays(this.today, offset);
  }

  /** The first day from that one on that is no Saturday and no Sunday. */
  workday(offset: number): string {
    const day = this.day(offset);
    return [0, 6].includes(new Date(day).getUTCDay()) ? this.workday(offset + 1) : day;
  }

  /** From now on it is this time of that day, in the zone of the installation. */
  async goTo(offset: number, time: string): Promise<void> {
    await this.owner.query(`update installation set clock_shift = (($1::date + $2::time) at time zone zone) - clock_timestamp()`, [this.day(offset), time]);
  }

  /** The clock goes on as it stood. */
  async giveBack(): Promise<void> {
    await this.owner.query('update installation set clock_shift = $1', [this.shift]);
  }
}
