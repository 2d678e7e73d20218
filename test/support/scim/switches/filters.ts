import { comparisons, parseFilter } from '../core/parse-filter.js';
import { failure, type Layer, type Reply, type ScimServer, type Switch } from '../scim-server.js';
import { isList } from './in-list.js';

/** Answers to filters of a kind otherwise. */
function onFilters(server: ScimServer, is: (filter: string) => boolean, reply: () => Reply): void {
  const layer: Layer = (asked, next) => {
    const filter = asked.query.get('filter');
    return isList(asked) && filter !== null && is(filter) ? reply() : next();
  };
  server.before(layer);
}

const invalid = (): Reply => failure(400, 'Not this filter.', 'invalidFilter');
const operators = (filter: string): string[] => comparisons(parseFilter(filter)).map(({ op }) => op);
const isJoined = (filter: string): boolean => comparisons(parseFilter(filter)).length > 1 || filter.startsWith('(');

/** Knows `eq` and nothing else. */
export const onlyEq: Switch = (server) => onFilters(server, (filter) => operators(filter).some((op) => op !== 'eq'), invalid); // prettier-ignore

/** Knows `sw` and `eq`. */
export const noContains: Switch = (server) => onFilters(server, (filter) => operators(filter).includes('co'), invalid);

/** Falls over everything but `eq`. */
export const crashesOnOthers: Switch = (server) =>
  onFilters(server, (filter) => operators(filter).some((op) => op !== 'eq'), () => failure(500, 'Null pointer.')); // prettier-ignore

/** Knows no filters: 501. */
export const noFilters: Switch = (server) => onFilters(server, () => true, () => failure(501, 'Not here.')); // prettier-ignore

/** Finds nobody by everything but `eq`, and says that it is so. */
export const findsNobody: Switch = (server) =>
  onFilters(server, (filter) => operators(filter).some((op) => op !== 'eq'), () => ({
    status: 200,
    body: { totalResults: 0, Resources: [] },
  })); // prettier-ignore

/** Lists everybody, whatever the filter. */
export const filtersIgnored: Switch = (server) =>
  server.before((asked, next) => {
    if (isList(asked)) asked.query.delete('filter');
    return next();
  });

/** Knows one comparison at a time. */
export const noJoins: Switch = (server) => onFilters(server, isJoined, invalid);

/** A capital letter is another letter. */
export const caseSensitive: Switch = ({ manners }) => void (manners.exactCase = true);

/** Falls over a quotation mark or a backslash inside a text. */
export const chokesOnQuotes: Switch = (server) => onFilters(server, (filter) => filter.includes('\\'), invalid);

/** Takes no address that is longer. */
export const shortAddresses =
  (most: number): Switch =>
  (server) =>
    onFilters(server, (filter) => filter.length > most, () => failure(414, 'Too long.')); // prettier-ignore

/** Takes no questions by POST. */
export const noSearchByPost: Switch = (server) =>
  server.before(({ path }, next) => (path.endsWith('/.search') ? failure(501, 'Not here.') : next()));

/** Knows no filter by `active`: it lists everybody then. */
export const activeFilterIgnored: Switch = (server) =>
  server.before((asked, next) => {
    const filter = asked.query.get('filter');
    const rest = filter?.replace(/^active eq \w+(?: and )?/, '');
    if (isList(asked) && filter && rest !== filter)
      rest ? asked.query.set('filter', rest) : asked.query.delete('filter');
    return next();
  });
