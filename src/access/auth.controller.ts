import { Body, Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { loginRequest, type StaffMember } from '#protocol';
import { Settings } from '../settings.js';
import { accepted, refuse } from '../errors/problems.js';
import { LogIn } from './commands/log-in.js';
import { sessionCookie, sessionKey } from './cookies.js';
import { isSameOrigin } from './origins.js';
import { Sessions } from './sessions.js';
import { OpenToEveryone } from './staff.guard.js';
import { WhoIsThere } from './who-is-there.js';

@Controller('auth')
@OpenToEveryone()
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: Sessions,
    private readonly who: WhoIsThere,
    private readonly settings: Settings,
  ) {}

  @Post('login')
  @HttpCode(200)
  async login(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMember> {
    fromOurPages(request);
    const { email, password } = accepted(loginRequest, body);
    const { member, sessionKey: key } = await this.commands.execute(new LogIn(email, password, request.ip));
    void reply.header('set-cookie', sessionCookie(key, this.settings.config.secureCookies));
    return member;
  }

  @Post('logout')
  @HttpCode(204)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    fromOurPages(request);
    const key = sessionKey(request.headers.cookie);
    if (key !== undefined) await this.sessions.end(key);
    void reply.header('set-cookie', sessionCookie('', this.settings.config.secureCookies));
  }

  @Get('me')
  me(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('cookie') cookie?: string,
  ): StaffMember | undefined {
    const member = this.who.byCookie(cookie);
    // That nobody is signed in is an answer, no error: the login page asks this first.
    if (member === undefined) void reply.status(204);
    return member;
  }
}

function fromOurPages({ headers }: FastifyRequest): void {
  if (!isSameOrigin(headers)) throw refuse('forbidden', 'This call must come from our own pages.');
}
