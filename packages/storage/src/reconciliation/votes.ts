import type { AccountId, BallotId, LayerId, Vote } from '@intercoder/domain'
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { sealedVote } from '../schema/index.ts'

/** Keeps a vote where no shared document can show it; voting again replaces it. */
export async function saveVote(
  db: Database,
  vote: Vote & { layer: LayerId; ballot: BallotId; at: number },
): Promise<void> {
  const { proposal, at } = vote
  await db
    .insert(sealedVote)
    .values(vote)
    .onConflictDoUpdate({
      target: [sealedVote.layer, sealedVote.ballot, sealedVote.account],
      set: { proposal, at },
    })
}

/** Every vote of a reconciliation by ballot. For the server alone: whoever asks is given `listVotesOf` them. */
export async function listVotes(db: Database, layer: LayerId): Promise<Map<BallotId, Vote[]>> {
  const rows = await db
    .select({ ballot: sealedVote.ballot, account: sealedVote.account, proposal: sealedVote.proposal })
    .from(sealedVote)
    .where(eq(sealedVote.layer, layer))
    .orderBy(asc(sealedVote.account))
  const byBallot = Map.groupBy(rows, ({ ballot }) => ballot)
  return new Map([...byBallot].map(([ballot, votes]) => [ballot, votes.map(voteOf)]))
}

function voteOf({ account, proposal }: Vote): Vote {
  return { account, proposal }
}

/** What somebody voted, whether it has been revealed or not: their own votes are no secret to them. */
export function listVotesOf(
  db: Database,
  layer: LayerId,
  account: AccountId,
): Promise<{ ballot: BallotId; proposal: Vote['proposal'] }[]> {
  return db
    .select({ ballot: sealedVote.ballot, proposal: sealedVote.proposal })
    .from(sealedVote)
    .where(and(eq(sealedVote.layer, layer), eq(sealedVote.account, account)))
    .orderBy(asc(sealedVote.ballot))
}
