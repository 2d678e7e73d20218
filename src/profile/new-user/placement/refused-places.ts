import type { AdapterError } from '../../../adapters/adapter-error.js';
import { visibleText } from '../../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../../i18n/messages.js';
import type { PlacementChoices } from './placement.js';

/** A choice of where a new user starts, as the form shows it. */
export type PlaceField = 'department' | 'role';

/** What the backend says against such choices, until they are changed. */
export type RefusedPlaces = ReadonlyMap<PlaceField, string>;

/** Nothing is said against any. */
export const noRefusedPlaces: RefusedPlaces = new Map();

const names: ReadonlyMap<string, PlaceField> = new Map([
  ['department', 'department'],
  ['department.id', 'department'],
  ['departmentId', 'department'],
  ['role', 'role'],
  ['roles', 'role'],
  ['roleId', 'role'],
]);

const labels = {
  department: 'profile.field.department',
  role: 'new-user.role',
} as const satisfies Record<PlaceField, MessageKey>;

/** Parts what an error says against the choices that the form shows from what it says against anything else. */
export function refusedPlacesOf(
  { fields }: Pick<AdapterError, 'fields'>,
  { departments, roles }: PlacementChoices,
): { readonly places: RefusedPlaces; readonly rest: Readonly<Record<string, string>> } {
  const given: [string, unknown][] = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  const shown = { department: departments.length > 0, role: roles.length > 0 };
  const placeOf = (key: string): PlaceField | undefined => {
    const place = names.get(key);
    return place && shown[place] ? place : undefined;
  };
  const places = given.flatMap(([key, said]) => {
    const place = placeOf(key);
    return place ? [[place, typeof said === 'string' ? said : ''] as const] : [];
  });
  const rest = given.filter(([key]) => !placeOf(key)) as [string, string][];
  return { places: new Map(places), rest: Object.fromEntries(rest) };
}

/** What is said against a choice, in words; `undefined` where nothing is. */
export function placeProblem(places: RefusedPlaces, place: PlaceField, messages: Messages): string | undefined {
  const said = places.get(place);
  return said === undefined ? undefined : visibleText(said, 300) || messages.text('form.problem.server');
}

/** The names of the choices that something is said against. */
export function placeLabels(places: RefusedPlaces, messages: Messages): string[] {
  return [...places.keys()].map((place) => messages.text(labels[place]));
}
