// The distribution rule, as `derive/waterfall.py` works it out for the table: in fractions, rounded half to even to six
// places where an amount is given out. The host gets what the investor does not, so that both sum to the cash.

import { ZERO, add, fraction, least, most, over, parse, rounded, subtract, times, written } from "./fractions.js";

const PLACES = 6;
const ONE = fraction(1n);
const HUNDRED = fraction(100n);
const YEARS = ["life", "years"]; // which are whole numbers

/** Assumptions as text -> fractions and whole years; throws a RangeError that names the first that is no number. */
export function assumptions(texts) {
  const given = {};
  for (const [name, text] of Object.entries(texts)) {
    const number = parse(text);
    if (!number || (YEARS.includes(name) && (number.below !== 1n || number.above < 1n))) throw new RangeError(name);
    given[name] = YEARS.includes(name) ? Number(number.above) : number;
  }
  return given;
}

/** What falls due in a year, and what each side gets of its cash, exact. */
function shareOut(given, year, carried) {
  const part = over(given.principal, fraction(BigInt(given.life)));
  const due = year <= given.life ? part : ZERO;
  const outstanding = most(subtract(given.principal, times(part, fraction(BigInt(year - 1)))), ZERO);
  const interest = over(times(outstanding, given.rate), HUNDRED);
  const deemed = add(add(interest, due), carried);
  const share = subtract(ONE, over(given.first, HUNDRED));
  const first = share.above ? least(given.cash_flow, over(deemed, share)) : ZERO;
  const repaid = times(first, share);
  const rest = times(subtract(given.cash_flow, first), subtract(ONE, over(given.second, HUNDRED)));
  return { due, interest, carried, deemed, investor: add(repaid, rest), shortfall: subtract(deemed, repaid) };
}

/** Every year as the table has it: amounts as text with six places, under the names of its columns. */
export function distribute(given) {
  const cash = rounded(given.cash_flow, PLACES);
  const years = [];
  let [carried, investorTotal, hostTotal] = [ZERO, 0n, 0n];
  for (let year = 1; year <= given.years; year += 1) {
    const exact = shareOut(given, year, carried);
    const investor = rounded(exact.investor, PLACES);
    investorTotal += investor;
    hostTotal += cash - investor;
    const amounts = {
      cash_flow: cash,
      principal_due: rounded(exact.due, PLACES),
      interest_due: rounded(exact.interest, PLACES),
      carried: rounded(exact.carried, PLACES),
      deemed: rounded(exact.deemed, PLACES),
      investor,
      host: cash - investor,
      shortfall: rounded(exact.shortfall, PLACES),
      investor_total: investorTotal,
      host_total: hostTotal,
    };
    const texts = Object.entries(amounts).map(([name, amount]) => [name, written(amount, PLACES)]);
    years.push({ year: String(year), ...Object.fromEntries(texts) });
    carried = exact.shortfall;
  }
  return years;
}
