import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isLookedAt, showNothingHere } from '../web/nothing-here.js';
import { toProblem } from './to-problem.js';

/** The one place where an error of a controller becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.log);
  }
}

/** Answers a request with the problem behind an error; what nobody foresaw is logged with its stack. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const { status, problem, unexpected } = toProblem(error, request.id);
  if (unexpected) log.error({ err: error, correlationId: request.id, url: request.url }, 'request failed');
  if (status === 404 && isLookedAt(request)) {
    void showNothingHere(reply);
    return;
  }
  if (problem.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  }
  // A route may have said already that it answers with a page or a file.
  void reply.status(status).header('content-type', 'application/json; charset=utf-8').send(problem);
}
