import { UserError } from '../../shared/user-error.ts';

/** A release that was fetched and verified, and that sessions cannot run. Other releases are not affected. */
export class UnusableReleaseError extends UserError {}
