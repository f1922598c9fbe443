/** The same answer, one byte at a time. Stops when the client goes. */
export function dribble(response: Response, everyMs: number): Response {
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const bytes = new Uint8Array(await response.clone().arrayBuffer());
      let sent = 0;
      timer = setInterval(() => {
        if (sent >= bytes.length) {
          clearInterval(timer);
          controller.close();
          return;
        }
        controller.enqueue(bytes.slice(sent, sent + 1));
        sent += 1;
      }, everyMs);
      timer.unref();
    },
    cancel() {
      clearInterval(timer);
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
