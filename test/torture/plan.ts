/** A strike as the torture plays it: written to a strike file for the bot, and read as it is by the oracle. */
export interface StrikePlan {
  /** The last digits of its ids, so that several can be played at once. */
  number: number;
  zone: string;
  /** 1 is Monday. */
  picketDays: readonly number[];
  /** The one shift of a picket day, on one day's wall clock. */
  from: string;
  to: string;
  quiet: readonly string[];
  morning: string;
  eve: string;
  /** Sundays. */
  outlook: string;
  catchUpMinutes: number;
  /** How many channels there are for messages of the organizers, besides the announcements; none where absent. */
  channels?: number;
  /** How many organizers it takes to send one, the author included; 1 where absent. */
  approvals?: number;
  /** That there is a captain, and whether an alert about safety pings the members; neither where absent. */
  alerts?: 'ping' | 'silent';
}

/** As the example is: weekdays 8 to 2 in Los Angeles, quiet around Christmas and New Year. */
export const EXAMPLE: StrikePlan = {
  number: 1,
  zone: 'America/Los_Angeles',
  picketDays: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '14:00',
  quiet: ['2024-12-24', '2024-12-25', '2024-12-31', '2025-01-01'],
  morning: '06:30',
  eve: '17:00',
  outlook: '18:00',
  catchUpMinutes: 120,
};

/** The first day of every plan. */
export const BEGAN = '2024-10-21';

export const guildOf = (plan: StrikePlan) => idOf(plan, 1);
export const announcementsOf = (plan: StrikePlan) => idOf(plan, 21);
export const organizersOf = (plan: StrikePlan) => idOf(plan, 22);
export const organizerRoleOf = (plan: StrikePlan) => idOf(plan, 11);
export const membersRoleOf = (plan: StrikePlan) => idOf(plan, 12);
const captainRoleOf = (plan: StrikePlan) => idOf(plan, 13);
/** Every channel to which members may be written, the announcements first. */
export const channelsOf = (plan: StrikePlan) => [
  announcementsOf(plan),
  ...Array.from({ length: plan.channels ?? 0 }, (_, index) => idOf(plan, FIRST_CHANNEL + index)),
];

/** The last digits of the first channel's id; there is room for 69. */
const FIRST_CHANNEL = 31;

function idOf({ number }: StrikePlan, part: number): string {
  return `13100000000000${String(number).padStart(3, '0')}${String(part).padStart(2, '0')}`;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The strike file. */
export function strikeFileOf(plan: StrikePlan): string {
  const { zone, from, to, morning, eve, outlook, catchUpMinutes } = plan;
  const days = plan.picketDays.map(day => WEEKDAYS[day - 1]).join(', ');
  const channels = channelsOf(plan)
    .slice(1)
    .map((id, index) => ` channel-${index + 1}: "${id}"`);
  return `
guild: "${guildOf(plan)}"
name: Strike ${plan.number}
union: Union ${plan.number}
employer: The employer
began: ${BEGAN}
timezone: ${zone}
language: en
roles:
  organizer: "${organizerRoleOf(plan)}"
  mention: { members: "${membersRoleOf(plan)}" }${plan.alerts ? `\n  captain: { north: "${captainRoleOf(plan)}" }` : ''}
channels:
  announcements: "${announcementsOf(plan)}"
  organizers: "${organizersOf(plan)}"
sites:
  north: { name: North gate }
picketing:
  - { days: [${days}], from: "${from}", to: "${to}" }
quiet_days: [${plan.quiet.map(date => `{ date: ${date}, reason: A quiet day }`).join(', ')}]
announcements: { morning: "${morning}", eve: "${eve}", outlook: Sun ${outlook}, catch_up: ${catchUpMinutes}m }
approval: { broadcast: ${plan.approvals ?? 1} }
broadcasts: { channels: {${channels.join(', ')}} }
${plan.alerts === 'ping' ? 'alerts: { mention: members }\n' : ''}`;
}
