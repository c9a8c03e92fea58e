/** A session that a run looks at; twin of the partial index session_unsettled_account_idx, which leaves out the amount. */
export const IS_UNSETTLED = `s.document_id IS NULL AND s.state = 'completed' AND s.free_rule IS NULL AND s.amount > 0
   AND s.review IS DISTINCT FROM 'excluded'`;
