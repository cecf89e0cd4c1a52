import { hash, verify } from '@node-rs/argon2';
import { join } from 'node:path';
import { type StaffMember, staffMember } from '#protocol';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file.js';

const account = staffMember.extend({ passwordHash: z.string() });
type Account = z.infer<typeof account>;

/** Who works here. */
export abstract class StaffAccounts {
  /** @returns the member, or undefined where e-mail or password are wrong; both take the same time */
  abstract check(email: string, password: string): Promise<StaffMember | undefined>;
  abstract byId(id: string): StaffMember | undefined;
  /** Creates the account, or does nothing where the e-mail address has one. */
  abstract add(member: StaffMember, password: string): Promise<void>;
}

/** Accounts in one small file that only its owner may read; passwords as argon2id hashes. */
export class FileStaffAccounts extends StaffAccounts {
  private constructor(
    private readonly file: string,
    private readonly accounts: Map<string, Account>,
    private readonly decoy: string,
  ) {
    super();
  }

  static async open(dataFolder: string): Promise<FileStaffAccounts> {
    const file = join(dataFolder, 'staff.json');
    const accounts = z.array(account).parse((await readJson(file)) ?? []);
    const byEmail = new Map(accounts.map((entry) => [entry.email.toLowerCase(), entry]));
    return new FileStaffAccounts(file, byEmail, await hash('nobody has this password'));
  }

  override async check(email: string, password: string): Promise<StaffMember | undefined> {
    const found = this.accounts.get(email.trim().toLowerCase());
    // A missing account is checked against a decoy, so that time does not tell who works here.
    const correct = await verify(found?.passwordHash ?? this.decoy, password);
    return correct && found !== undefined ? withoutHash(found) : undefined;
  }

  override byId(id: string): StaffMember | undefined {
    for (const entry of this.accounts.values()) if (entry.id === id) return withoutHash(entry);
    return undefined;
  }

  override async add(member: StaffMember, password: string): Promise<void> {
    const email = member.email.toLowerCase();
    if (this.accounts.has(email)) return;
    this.accounts.set(email, { ...member, passwordHash: await hash(password) });
    await writePrivateJson(this.file, [...this.accounts.values()]);
  }
}

const withoutHash = ({ id, name, email, role }: Account): StaffMember => ({ id, name, email, role });
