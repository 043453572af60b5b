import { reachesEveryone, mayEver, roles, type Action } from '@palier/domain';

/** SQL: this person may still do it today, to somebody: they are here, with a role that reaches everyone, or one that reaches the teams they lead and a team to lead. */
export function mayStill(action: Action, person: string): string {
  const doing = roles.filter((role) => mayEver({ roles: [role] }, action));
  const [everywhere, withTeams] = [true, false].map((all) => `'{${doing.filter((role) => reachesEveryone({ roles: [role] }, action) === all).join(',')}}'`);
  return `
  (not exists (select from departure d where d.person_id = ${person} and d.left_on <= palier_today())
    and exists (select from held_role h where h.person_id = ${person} and (h.role = any(${everywhere}) or (h.role = any(${withTeams}) and exists (select from teams_led_on(${person}, palier_today()))))))`;
}
