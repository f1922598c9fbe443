import { characters, type Fields, fields, list, text } from './json.ts';
import { lengthProblems, missing, type Problem, problem, sizeProblems } from './problem.ts';

const MAX_EMBEDS = 10;
const MAX_TOTAL = 6000;

/** The problems of a message's embeds: their number, their parts, and 6,000 characters in all of them together. */
export function embedsProblems(value: unknown): Problem[] {
  const embeds = list(value).map(fields);
  const problems = [
    ...sizeProblems(['embeds'], embeds, 0, MAX_EMBEDS),
    ...embeds.flatMap((embed, index) => embedProblems(embed, ['embeds', index])),
  ];
  if (embeds.reduce((sum, embed) => sum + charactersOf(embed), 0) > MAX_TOTAL) {
    problems.push(
      problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TOTAL}`),
    );
  }
  return problems;
}

function embedProblems(embed: Fields, path: Problem['path']): Problem[] {
  const parts = list(embed.fields).map(fields);
  const problems = [
    ...lengthProblems([...path, 'title'], embed.title, 0, 256),
    ...lengthProblems([...path, 'description'], embed.description, 0, 4096),
    ...lengthProblems([...path, 'footer', 'text'], fields(embed.footer).text, 1, 2048),
    ...lengthProblems([...path, 'author', 'name'], fields(embed.author).name, 1, 256),
    ...sizeProblems([...path, 'fields'], parts, 0, 25),
    ...parts.flatMap((part, index) => fieldProblems(part, [...path, 'fields', index])),
  ];
  if (!hasSomething(embed)) {
    problems.push(problem(path, 'EMBED_EMPTY', 'Embeds must have at least one visible part.'));
  }
  return problems;
}

function fieldProblems(part: Fields, path: Problem['path']): Problem[] {
  const limits = { name: 256, value: 1024 };
  return Object.entries(limits).flatMap(([name, max]) => {
    const at = [...path, name];
    return text(part[name]).trim() === '' ? [missing(at)] : lengthProblems(at, part[name], 1, max);
  });
}

function hasSomething(embed: Fields): boolean {
  return ['title', 'description', 'fields', 'image', 'thumbnail', 'footer', 'author', 'url', 'video'].some(
    key => embed[key] !== undefined && embed[key] !== null && embed[key] !== '',
  );
}

function charactersOf(embed: Fields): number {
  const texts = [
    embed.title,
    embed.description,
    fields(embed.footer).text,
    fields(embed.author).name,
    ...list(embed.fields)
      .map(fields)
      .flatMap(part => [part.name, part.value]),
  ];
  return texts.reduce<number>((sum, each) => sum + characters(text(each).trim()), 0);
}
