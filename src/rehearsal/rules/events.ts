import { GuildScheduledEventEntityType } from 'discord-api-types/v10';
import { type Fields, fields, text } from './json.ts';
import { lengthProblems, missing, type Problem, problem } from './problem.ts';

const REQUIRED = ['name', 'privacy_level', 'scheduled_start_time', 'entity_type'];

/** The problems of a scheduled event as it would become. `now` in epoch milliseconds: an event starts in the future. */
export function eventProblems(event: Fields, now: number, starting: boolean): Problem[] {
  const start = Date.parse(text(event.scheduled_start_time));
  const end = Date.parse(text(event.scheduled_end_time));
  const problems = [
    ...REQUIRED.filter(key => event[key] === undefined || event[key] === null || event[key] === '').map(key =>
      missing([key]),
    ),
    ...lengthProblems(['name'], event.name, 1, 100),
    ...lengthProblems(['description'], event.description, 0, 1000),
  ];
  if (starting && start <= now) {
    problems.push(
      problem(
        ['scheduled_start_time'],
        'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
        'Cannot schedule event in the past.',
      ),
    );
  }
  if (end <= start) {
    problems.push(
      problem(
        ['scheduled_end_time'],
        'GUILD_SCHEDULED_EVENT_END_BEFORE_START',
        'Cannot schedule event to end before it starts.',
      ),
    );
  }
  return [...problems, ...placeProblems(event)];
}

function placeProblems(event: Fields): Problem[] {
  if (event.entity_type !== GuildScheduledEventEntityType.External) {
    return event.channel_id ? [] : [missing(['channel_id'])];
  }
  const { location } = fields(event.entity_metadata);
  return [
    ...(event.scheduled_end_time ? [] : [missing(['scheduled_end_time'])]),
    ...(location
      ? lengthProblems(['entity_metadata', 'location'], location, 1, 100)
      : [missing(['entity_metadata', 'location'])]),
    ...(event.channel_id
      ? [
          problem(
            ['channel_id'],
            'GUILD_SCHEDULED_EVENT_EXTERNAL_CHANNEL',
            'An external event has no channel.',
          ),
        ]
      : []),
  ];
}
