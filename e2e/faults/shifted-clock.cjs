// Loaded before a portal of the faults: its clock is CLOCK_HOURS ahead, or behind.
const shift = Number(process.env.CLOCK_HOURS) * 3_600_000;
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shift;
  }
}

globalThis.Date = ShiftedDate;
