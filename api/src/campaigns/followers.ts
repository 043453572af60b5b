/** SQL: in whose name the audience of campaign `c` is followed: whoever took it over last, or launched it. */
export const followerOf = `coalesce((select t.recorded_by from campaign_takeover t where t.campaign_id = c.id order by t.recorded_at desc, t.id desc limit 1), c.recorded_by)`;
