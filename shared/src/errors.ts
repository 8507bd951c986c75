/**
 * The catalogue of error codes: every failure a client can be told about, with the HTTP status it travels under.
 * Codes are stable; their wording for people lives in the clients' message catalogues.
 */
export const errorStatus = {
  invalid_request: 400,
  invalid_json: 400,
  invalid_frame: 400,
  unknown_frame_type: 400,
  unsupported_protocol_version: 400,
  text_empty: 400,
  text_too_long: 413,
  frame_too_large: 413,
  binary_not_supported: 400,
  upload_too_large: 413,
  upload_not_an_image: 415,
  upload_not_found: 404,
  upload_link_expired: 403,
  hello_required: 401,
  not_signed_in: 401,
  wrong_credentials: 401,
  token_invalid: 401,
  token_expired: 401,
  identity_invalid: 401,
  forbidden: 403,
  origin_not_allowed: 403,
  unknown_site_key: 404,
  not_found: 404,
  conversation_not_found: 404,
  agent_not_found: 404,
  message_not_found: 404,
  knowledge_entry_invalid: 400,
  unknown_product: 400,
  sheet_unreadable: 415,
  sheet_too_large: 413,
  knowledge_draft_conflict: 409,
  knowledge_draft_outdated: 409,
  knowledge_checks_broken: 409,
  knowledge_overtaken: 409,
  nothing_to_publish: 409,
  satisfaction_closed: 409,
  already_claimed: 409,
  version_conflict: 409,
  not_owner: 409,
  agent_unavailable: 409,
  already_there: 409,
  conversation_resolved: 409,
  shopper_waits: 409,
  label_taken: 409,
  email_taken: 409,
  last_owner: 409,
  invitation_invalid: 410,
  setup_already_done: 409,
  case_not_found: 404,
  case_not_allowed_now: 409,
  case_amount_missing: 400,
  case_own_request: 403,
  incident_not_found: 404,
  incident_closed: 409,
  rate_limited: 429,
  storage_unavailable: 503,
  overloaded: 503,
  shutting_down: 503,
  internal_error: 500,
} as const satisfies Record<string, number>;

/** One of the stable error codes above. */
export type ErrorCode = keyof typeof errorStatus;

/** What an error looks like on HTTP; frames carry the same `code` and `retryAfterMs`. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; requestId?: string; retryAfterMs?: number; details?: unknown };
}
