import { isRecord } from '../is-record.js';

/** What better-auth’s codes mean, where its status does not say it (most come with 400): kind, reason, and the fields it is about. */
const meanings: readonly (readonly [code: RegExp, kind?: string, reason?: string, fields?: readonly string[]])[] = [
  [/^USER_NOT_FOUND$/, 'not-found', 'gone'],
  [/^YOU_CANNOT_.+_YOURSELF$/, 'protected', 'self'],
  [/^USER_ALREADY_EXISTS/, 'conflict', undefined, ['email', 'login']],
  [/^INVALID_EMAIL$/, 'invalid', undefined, ['email', 'login']],
  [/^PASSWORD_/, 'invalid', undefined, ['password']],
  [/ROLE_TYPE$|NON_EXISTENT/, 'invalid', undefined, ['role']],
  [/^YOU_ARE_NOT_ALLOWED/, undefined, 'role'],
];

/** An error of better-auth as problem details with our members; whatever else it answers stays as it is. */
export function asProblem(data: unknown): unknown {
  if (!isRecord(data) || typeof data.code !== 'string' || typeof data.message !== 'string' || 'id' in data) return data;
  const { code, message: detail } = data;
  const [, kind, reason, fields] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  return {
    detail,
    kind,
    reason,
    ...(fields && { fields: Object.fromEntries(fields.map((name) => [name, detail])) }),
  };
}
