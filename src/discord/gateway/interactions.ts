import { type Client, Events, type Interaction } from 'discord.js';

/** The answers to what people type and press. */
export interface Answered {
  /** Nothing new is taken up. */
  stop(): void;
  /** Resolves when what was taken up is answered: a request that is posted must be known as posted. */
  idle(): Promise<unknown>;
}

/** From now on what people type and press is answered by `route`, which never rejects. */
export function answerInteractions(
  client: Client,
  route: (interaction: Interaction) => Promise<void>,
): Answered {
  const underWay = new Set<Promise<void>>();
  const listener = (interaction: Interaction) => {
    const answer = route(interaction).finally(() => underWay.delete(answer));
    underWay.add(answer);
  };
  client.on(Events.InteractionCreate, listener);
  return {
    stop: () => void client.off(Events.InteractionCreate, listener),
    idle: () => Promise.all(underWay),
  };
}
