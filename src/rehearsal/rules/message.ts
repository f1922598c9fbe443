import { MessageFlags } from 'discord-api-types/v10';
import { allowedMentionsProblems } from './allowed-mentions.ts';
import { componentsProblems } from './components.ts';
import { embedsProblems } from './embeds.ts';
import { type Fields, list, number, text } from './json.ts';
import { lengthProblems, type Problem, problem } from './problem.ts';

const MAX_CONTENT = 2000;
const MAX_NONCE = 25;
/** What a bot may set when it sends; the others are Discord's own. */
export const SENDABLE_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;

/** The problems of a message as it is sent. */
export function messageProblems(body: Fields, files: number): Problem[] {
  const flags = number(body.flags) & SENDABLE_FLAGS;
  const problems = [...partProblems(body, flags), ...legacyProblems(body, flags), ...nonceProblems(body)];
  if (!hasContent(body, files)) problems.push(problem([], 'EMPTY_MESSAGE', 'Cannot send an empty message'));
  return problems;
}

/** The problems of an edit; `result` is the message as it would become. */
export function editProblems(body: Fields, result: Fields, files: number): Problem[] {
  const flags = number(result.flags);
  const problems = [...partProblems(body, flags), ...legacyProblems(result, flags)];
  if (!hasContent(result, files)) problems.push(problem([], 'EMPTY_MESSAGE', 'Cannot send an empty message'));
  return problems;
}

function partProblems(body: Fields, flags: number): Problem[] {
  return [
    ...lengthProblems(['content'], body.content, 0, MAX_CONTENT),
    ...embedsProblems(body.embeds),
    ...componentsProblems(body.components, flags),
    ...allowedMentionsProblems(body.allowed_mentions),
  ];
}

/** Discord keeps a nonce of at most 25 characters, and checks for a repeat only where there is one. */
function nonceProblems({ nonce, enforce_nonce: enforced }: Fields): Problem[] {
  if (nonce === undefined || nonce === null) {
    return enforced === true
      ? [problem(['nonce'], 'NONCE_REQUIRED', 'A nonce is required with enforce_nonce.')]
      : [];
  }
  if (typeof nonce === 'number') return [];
  return lengthProblems(['nonce'], nonce, 0, MAX_NONCE);
}

function legacyProblems(body: Fields, flags: number): Problem[] {
  if ((flags & MessageFlags.IsComponentsV2) === 0) return [];
  return ['content', 'embeds', 'stickers', 'sticker_ids', 'poll']
    .filter(key => (Array.isArray(body[key]) ? list(body[key]).length > 0 : Boolean(body[key])))
    .map(key =>
      problem(
        [key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    );
}

function hasContent(body: Fields, files: number): boolean {
  return (
    text(body.content).trim() !== '' ||
    list(body.embeds).length > 0 ||
    list(body.components).length > 0 ||
    list(body.sticker_ids).length > 0 ||
    Boolean(body.poll) ||
    list(body.attachments).length > 0 ||
    files > 0
  );
}
