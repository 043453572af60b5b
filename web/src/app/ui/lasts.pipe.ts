import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** How long something takes, in hours and minutes: 1 h 15 min. Impure: the language may change under it. */
@Pipe({ name: 'lasts', pure: false })
export class Lasts implements PipeTransform {
  private readonly words = inject(TranslocoService);
  transform(minutes: number): string {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return this.words.translate(hours === 0 ? 'way.minutes' : rest === 0 ? 'way.hours' : 'way.hoursMinutes', { hours, minutes: rest });
  }
}
