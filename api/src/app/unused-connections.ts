import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Knows which connections have a request under way, so that stopping can close the others. Node's own `closeIdleConnections`
 * leaves those on which nothing was ever asked, and browsers open such ones ahead of need: they would hold the server for a minute.
 */
export class UnusedConnections {
  private readonly open = new Set<Socket>();
  private readonly busy = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.once('close', () => { this.open.delete(socket); });
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.busy.add(request.socket);
      response.once('close', () => { this.busy.delete(request.socket); });
    });
  }

  /** Closes what is unused now, and whatever falls unused from now on. */
  close(): void {
    const sweep = (): void => { for (const socket of this.open) if (!this.busy.has(socket)) socket.destroy(); };
    sweep();
    setInterval(sweep, 50).unref();
  }
}
