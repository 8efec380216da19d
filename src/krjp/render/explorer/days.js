// Days as numbers from 1 January 1970 on.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LENGTH = 86400000;

/** The day of a text like 2024-02-21; NaN for what is none. */
const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / LENGTH : NaN);
const isoOf = (day) => {
  const [year, month, date] = partsOf(day);
  return [String(year).padStart(4, "0"), twoDigits(month + 1), twoDigits(date)].join("-");
};
const twoDigits = (number) => String(number).padStart(2, "0");

function partsOf(day) {
  const date = new Date(day * LENGTH);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

/** The first day of a month, which may be any number from January of the year on. */
function firstOf(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / LENGTH;
}

/** A day as a person writes it. */
function inWords(day) {
  const [year, month, date] = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

// Spans of the calendar: how each is named, where it begins, where the next one does.
const UNITS = {
  day: { of: (day) => day, next: (day) => day + 1, name: isoOf, label: inWords },
  week: { of: (day) => day - ((((day + 3) % 7) + 7) % 7), next: (day) => day + 7, name: isoOf,
    label: (day) => `week of ${inWords(day)}` },
  month: { of: (day) => firstOf(partsOf(day)[0], partsOf(day)[1]),
    next: (day) => firstOf(partsOf(day)[0], partsOf(day)[1] + 1), name: (day) => isoOf(day).slice(0, 7),
    label: (day) => `${MONTHS[partsOf(day)[1]]} ${partsOf(day)[0]}` },
  year: { of: (day) => firstOf(partsOf(day)[0], 0), next: (day) => firstOf(partsOf(day)[0] + 1, 0),
    name: (day) => isoOf(day).slice(0, 4), label: (day) => `${partsOf(day)[0]}` },
  decade: { of: (day) => firstOf(partsOf(day)[0] - (partsOf(day)[0] % 10), 0),
    next: (day) => firstOf(partsOf(day)[0] - (partsOf(day)[0] % 10) + 10, 0), name: (day) => `${isoOf(day).slice(0, 3)}0s`,
    label: (day) => `${partsOf(day)[0]}s` },
};

/** All spans of a unit that touch some days: name, label, first and last day. */
function spansOf(unit, first, last) {
  const { of, next, name, label } = UNITS[unit];
  const found = [];
  for (let day = of(first); day <= last; day = next(day)) {
    found.push({ name: name(day), label: label(day), first: day, last: next(day) - 1 });
  }
  return found;
}

/** The finest of some units of which no more than `most` touch some days. */
function unitFor(units, first, last, most) {
  const sizes = { day: 1, week: 7, month: 30, year: 365, decade: 3650 };
  return units.find((unit) => (last - first + 1) / sizes[unit] <= most) || units[units.length - 1];
}

const overlap = (first, last, from, to) => Math.max(0, Math.min(last, to) - Math.max(first, from) + 1);
