import { Injectable } from '@nestjs/common';
import { OnDuty } from '../../live/on-duty.js';
import { Attendance } from '../duty/attendance.js';
import { DutyBook } from '../duty/duty-book.js';
import { Viewers } from './viewers.js';

/** Who is at the desk, and what they look at. */
@Injectable()
export class Present {
  constructor(
    readonly attendance: Attendance,
    readonly duties: DutyBook,
    readonly onDuty: OnDuty,
    readonly viewers: Viewers,
  ) {}
}
