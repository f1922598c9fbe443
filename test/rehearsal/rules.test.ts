import { describe, expect, it } from 'vitest';
import { choicesProblems } from '../../src/rehearsal/rules/choices.ts';
import {
  commandCharacters,
  commandProblems,
  commandSetProblems,
} from '../../src/rehearsal/rules/commands.ts';
import { eventProblems } from '../../src/rehearsal/rules/events.ts';
import { namedIn } from '../../src/rehearsal/rules/mentions.ts';
import { messageProblems } from '../../src/rehearsal/rules/message.ts';
import { modalProblems } from '../../src/rehearsal/rules/modal.ts';
import { type Problem, problemTree } from '../../src/rehearsal/rules/problem.ts';

const V2 = 1 << 15;
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const buttons = (count: number) => Array.from({ length: count }, (_, i) => button({ custom_id: `b${i}` }));
const row = (...components: object[]) => ({ type: 1, components });
const select = (count: number) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` })),
});
const embed = (length: number) => ({ description: 'x'.repeat(length) });
const withEmbedField = (field: object) => ({ embeds: [{ title: 't', fields: [field] }] });

/** Where the problems are, and what Discord calls them. */
const named = (problems: Problem[]) => problems.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a message', () => {
  it.each`
    body                                                                                            | because
    ${{ content: 'x'.repeat(2000) }}                                                                | ${'2,000 characters'}
    ${{ content: '🪧'.repeat(2000) }}                                                               | ${'2,000 signs outside the basic plane'}
    ${{ embeds: [embed(4096), embed(1904)] }}                                                       | ${'6,000 characters of embeds'}
    ${{ content: 'x', components: [row(...buttons(5))] }}                                           | ${'five buttons in a row'}
    ${{ content: 'x', components: [row(select(25))] }}                                              | ${'25 options'}
    ${{ content: 'x', nonce: 'x'.repeat(25), enforce_nonce: true }}                                 | ${'a nonce of 25'}
    ${{ content: 'x', enforce_nonce: false }}                                                       | ${'what discord.js sends without a nonce'}
    ${{ flags: V2, components: [{ type: 10, content: 'x' }] }}                                      | ${'v2 text'}
    ${{ content: 'x', components: [row({ type: 2, style: 5, label: 'l', url: 'https://x.org' })] }} | ${'a link'}
  `('may be: $because', ({ body }) => {
    expect(messageProblems(body, 0)).toEqual([]);
  });

  it.each`
    body                                                                                       | problem
    ${{ content: 'x'.repeat(2001) }}                                                           | ${'content BASE_TYPE_MAX_LENGTH'}
    ${{ content: '  ' }}                                                                       | ${' EMPTY_MESSAGE'}
    ${{ content: 7 }}                                                                          | ${'content STRING_TYPE_CONVERT'}
    ${withEmbedField({ name: ' ', value: 'v' })}                                               | ${'embeds.0.fields.0.name BASE_TYPE_REQUIRED'}
    ${withEmbedField({ name: 'n', value: 'v'.repeat(1025) })}                                  | ${'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH'}
    ${{ embeds: Array.from({ length: 11 }, () => embed(1)) }}                                  | ${'embeds BASE_TYPE_MAX_LENGTH'}
    ${{ embeds: [embed(4096), embed(1905)] }}                                                  | ${'embeds MAX_EMBED_SIZE_EXCEEDED'}
    ${{ components: [row(...buttons(6))] }}                                                    | ${'components.0.components BASE_TYPE_BAD_LENGTH'}
    ${{ components: Array.from({ length: 6 }, (_, i) => row(button({ custom_id: `${i}` }))) }} | ${'components BASE_TYPE_MAX_LENGTH'}
    ${{ components: [row(button(), button())] }}                                               | ${'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'}
    ${{ components: [row(button({ custom_id: 'x'.repeat(101) }))] }}                           | ${'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'}
    ${{ components: [row(button({ label: 'x'.repeat(81) }))] }}                                | ${'components.0.components.0.label BASE_TYPE_MAX_LENGTH'}
    ${{ components: [row(button({ url: 'https://x.org' }))] }}                                 | ${'components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_AND_URL'}
    ${{ components: [row(button({ style: 5 }))] }}                                             | ${'components.0.components.0.url BASE_TYPE_REQUIRED'}
    ${{ components: [row(select(26))] }}                                                       | ${'components.0.components.0.options BASE_TYPE_BAD_LENGTH'}
    ${{ components: [row(select(1), button())] }}                                              | ${'components.0 COMPONENT_LAYOUT_WIDTH_EXCEEDED'}
    ${{ components: [{ type: 10, content: 'x' }] }}                                            | ${'components.0.type UNION_TYPE_CHOICES'}
    ${{ flags: V2, content: 'x', components: [{ type: 10, content: 'x' }] }}                   | ${'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'}
    ${{ flags: V2, components: Array.from({ length: 41 }, () => ({ type: 14 })) }}             | ${'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'}
    ${{ content: 'x', nonce: 'x'.repeat(26) }}                                                 | ${'nonce BASE_TYPE_MAX_LENGTH'}
    ${{ content: 'x', enforce_nonce: true }}                                                   | ${'nonce NONCE_REQUIRED'}
    ${{ content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } }}                  | ${'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'}
    ${{ content: 'x', allowed_mentions: { parse: ['all'] } }}                                  | ${'allowed_mentions.parse.0 BASE_TYPE_CHOICES'}
  `('may not be: $problem', ({ body, problem }) => {
    expect(named(messageProblems(body, 0))).toContain(problem);
  });
});

describe('a command', () => {
  const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
  const command = (...options: object[]) => ({ name: 'ask', description: 'Asks', options });
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `c${i}`, description: 'd' }));

  it('may be as large as Discord says', () => {
    const set = many(100);
    expect(commandSetProblems(set)).toEqual([]);
    expect(commandProblems(command(option('a', { required: true }), option('b')), [])).toEqual([]);
    expect(commandProblems(command(option('picture', { type: 11, file_types: ['image'] })), [])).toEqual([]);
    expect(commandProblems({ name: 'días', description: 'd' }, [])).toEqual([]);
  });

  it.each`
    wrong                                                                                                                                                             | problem
    ${{ name: 'Ask', description: 'd' }}                                                                                                                              | ${'name APPLICATION_COMMAND_INVALID_NAME'}
    ${{ name: 'two words', description: 'd' }}                                                                                                                        | ${'name APPLICATION_COMMAND_INVALID_NAME'}
    ${{ name: 'ask', description: '' }}                                                                                                                               | ${'description BASE_TYPE_REQUIRED'}
    ${{ name: 'ask', description: 'x'.repeat(101) }}                                                                                                                  | ${'description BASE_TYPE_BAD_LENGTH'}
    ${{ name: 'ask', description: 'd', name_localizations: { de: 'Ä' } }}                                                                                             | ${'name_localizations.de APPLICATION_COMMAND_INVALID_NAME'}
    ${command(option('a'), option('b', { required: true }))}                                                                                                          | ${'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'}
    ${command(option('a'), option('a'))}                                                                                                                              | ${'options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'}
    ${command(option('a', { type: 1 }), option('b'))}                                                                                                                 | ${'options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'}
    ${command(...Array.from({ length: 26 }, (_, i) => option(`o${i}`)))}                                                                                              | ${'options BASE_TYPE_MAX_LENGTH'}
    ${command(option('a', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] }))}                                                                             | ${'options.0 APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES'}
    ${command(...Array.from({ length: 25 }, (_, i) => option(`o${i}`, { choices: Array.from({ length: 5 }, (_, j) => ({ name: 'n'.repeat(90), value: `${j}` })) })))} | ${' APPLICATION_COMMAND_TOO_LARGE'}
  `('may not be: $problem', ({ wrong, problem }) => {
    expect(named(commandProblems(wrong, []))).toContain(problem);
  });

  it('may not be there twice, nor be one of 101', () => {
    expect(named(commandSetProblems(many(101)))).toContain(' BASE_TYPE_MAX_LENGTH');
    expect(named(commandSetProblems([...many(1), ...many(1)]))).toContain(
      '1.name APPLICATION_COMMANDS_DUPLICATE_NAME',
    );
  });

  it('counts of each text only the longest localization', () => {
    const counted = {
      name: 'ask',
      name_localizations: { de: 'fragen' },
      description: 'ab',
      options: [option('x')],
    };
    expect(commandCharacters(counted)).toBe(6 + 2 + 2);
  });
});

describe('a modal', () => {
  const input = { type: 18, label: 'Text', component: { type: 4, custom_id: 't', style: 1 } };
  const text = (more: object) => ({ ...input, component: { ...input.component, ...more } });
  const pick = (more: object) => ({ type: 18, label: 'Pick', component: { ...select(2), ...more } });
  const modal = { custom_id: 'm', title: 'Say', components: [input] };
  it.each`
    change                                                                       | problems
    ${{}}                                                                        | ${[]}
    ${{ title: 'x'.repeat(46) }}                                                 | ${['data.title BASE_TYPE_BAD_LENGTH']}
    ${{ components: [] }}                                                        | ${['data.components BASE_TYPE_BAD_LENGTH']}
    ${{ components: [input, input] }}                                            | ${['data.components COMPONENT_CUSTOM_ID_DUPLICATED']}
    ${{ components: [{ ...input, label: 'x'.repeat(46) }] }}                     | ${['data.components.0.label BASE_TYPE_BAD_LENGTH']}
    ${{ custom_id: '' }}                                                         | ${['data.custom_id BASE_TYPE_REQUIRED']}
    ${{ components: [text({ value: 'abc', max_length: 3 })] }}                   | ${[]}
    ${{ components: [text({ value: 'abcd', max_length: 3 })] }}                  | ${['data.components.0.component.value BASE_TYPE_MAX_LENGTH']}
    ${{ components: [text({ value: 'a', min_length: 2 })] }}                     | ${['data.components.0.component.value BASE_TYPE_BAD_LENGTH']}
    ${{ components: [text({ min_length: 5, max_length: 4 })] }}                  | ${['data.components.0.component.max_length BASE_TYPE_BAD_INT']}
    ${{ components: [pick({ min_values: 0, max_values: 2, required: false })] }} | ${[]}
    ${{ components: [pick({ max_values: 3 })] }}                                 | ${['data.components.0.component.options BASE_TYPE_BAD_LENGTH']}
    ${{ components: [pick({ max_values: 0, min_values: 0 })] }}                  | ${['data.components.0.component.max_values BASE_TYPE_BAD_INT']}
    ${{ components: [{ type: 18, label: 'Who', component: { type: 6, custom_id: 'r', default_values: [{ id: '1', type: 'role' }, { id: '2', type: 'role' }] } }] }} | ${['data.components.0.component.default_values BASE_TYPE_BAD_LENGTH']}
  `('$problems', ({ change, problems }) => {
    expect(named(modalProblems({ ...modal, ...change }))).toEqual(problems);
  });
});

it('allows 25 choices with names up to 100', () => {
  const choices = (count: number, length: number) =>
    Array.from({ length: count }, () => ({ name: 'x'.repeat(length), value: 'v' }));
  expect(choicesProblems(choices(25, 100), ['choices'])).toEqual([]);
  expect(named(choicesProblems(choices(26, 1), ['choices']))).toEqual(['choices BASE_TYPE_MAX_LENGTH']);
  expect(named(choicesProblems(choices(1, 101), ['choices']))).toEqual([
    'choices.0.name BASE_TYPE_BAD_LENGTH',
  ]);
});

it('wants an end and a place of an external event, and not the past', () => {
  const event = {
    name: 'Rally',
    privacy_level: 2,
    entity_type: 3,
    scheduled_start_time: '2025-01-01T00:00:00Z',
  };
  expect(named(eventProblems(event, 0, true))).toEqual([
    'scheduled_end_time BASE_TYPE_REQUIRED',
    'entity_metadata.location BASE_TYPE_REQUIRED',
  ]);
  const whole = {
    ...event,
    scheduled_end_time: '2025-01-01T01:00:00Z',
    entity_metadata: { location: 'Line' },
  };
  expect(eventProblems(whole, 0, true)).toEqual([]);
  expect(named(eventProblems(whole, Date.parse('2026-01-01'), true))).toEqual([
    'scheduled_start_time GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
  ]);
});

it('finds what a text names, but not inside code', () => {
  expect(namedIn('<@1> <@!2> <@&3> @here `<@4>` ```@everyone <@5>```')).toEqual({
    users: ['1', '2'],
    roles: ['3'],
    everyone: true,
  });
  expect(namedIn('a@everyone.org').everyone).toBe(true);
  expect(namedIn('`@everyone`').everyone).toBe(false);
});

it('nests problems by their place, as Discord does', () => {
  const tree = problemTree([
    { path: ['embeds', 0, 'title'], code: 'A', message: 'a' },
    { path: ['embeds', 0, 'title'], code: 'B', message: 'b' },
    { path: [], code: 'C', message: 'c' },
  ]);
  expect(tree).toEqual({
    embeds: {
      0: {
        title: {
          _errors: [
            { code: 'A', message: 'a' },
            { code: 'B', message: 'b' },
          ],
        },
      },
    },
    _errors: [{ code: 'C', message: 'c' }],
  });
});
