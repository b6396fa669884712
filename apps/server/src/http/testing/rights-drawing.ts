import { standings, type Standing } from '@intercoder/domain'
import type { Endpoint } from '../endpoint.ts'
import { nameOf } from './endpoints.ts'

/** Who is let in where, as a person would draw it; columns in the order of `standings`. To leave a project is tested by itself. */
const drawing = `
                                                              nobody stranger administrator observer coder lead lead-here owner
post /api/session                                                 x   x   x   x   x   x   x   x
get /api/session                                                  x   x   x   x   x   x   x   x
delete /api/session                                               x   x   x   x   x   x   x   x
get /api/sessions                                                 .   x   x   x   x   x   x   x
delete /api/sessions/{session}                                    .   x   x   x   x   x   x   x
post /api/accounts                                                x   x   x   x   x   x   x   x
patch /api/account                                                .   x   x   x   x   x   x   x
get /api/installation                                             .   .   x   .   .   .   .   .
patch /api/installation                                           .   .   x   .   .   .   .   .
get /api/invitations/{token}                                      x   x   x   x   x   x   x   x
post /api/invitations/{token}/acceptance                          .   x   x   x   x   x   x   x
get /api/projects/{project}/invitations                           .   .   .   .   .   .   .   x
post /api/projects/{project}/invitations                          .   .   .   .   .   .   .   x
delete /api/projects/{project}/invitations/{invitation}           .   .   .   .   .   .   .   x
get /api/projects                                                 .   x   x   x   x   x   x   x
post /api/projects                                                .   x   x   x   x   x   x   x
get /api/projects/{project}                                       .   .   .   x   x   x   x   x
patch /api/projects/{project}                                     .   .   .   .   .   .   .   x
delete /api/projects/{project}                                    .   .   .   .   .   .   .   x
get /api/projects/{project}/members                               .   .   .   x   x   x   x   x
patch /api/projects/{project}/members/{account}                   .   .   .   .   .   .   .   x
delete /api/projects/{project}/members/{account}                  .   .   .   .   .   .   .   x
get /api/projects/{project}/cases                                 .   .   .   x   x   x   x   x
post /api/projects/{project}/cases                                .   .   .   .   .   .   .   x
patch /api/projects/{project}/cases/{case}                        .   .   .   .   .   .   x   x
delete /api/projects/{project}/cases/{case}                       .   .   .   .   .   .   .   x
post /api/projects/{project}/cases/table                          .   .   .   .   .   .   .   x
post /api/projects/{project}/attributes                           .   .   .   .   .   .   .   x
patch /api/projects/{project}/attributes/{attribute}              .   .   .   .   .   .   .   x
delete /api/projects/{project}/attributes/{attribute}             .   .   .   .   .   .   .   x
put /api/projects/{project}/waves                                 .   .   .   .   .   .   .   x
get /api/projects/{project}/sources                               .   .   .   x   x   x   x   x
post /api/projects/{project}/sources/preview                      .   .   .   .   .   x   x   x
post /api/projects/{project}/sources                              .   .   .   .   .   x   x   x
get /api/projects/{project}/sources/{source}                      .   .   .   x   x   x   x   x
patch /api/projects/{project}/sources/{source}                    .   .   .   .   .   .   x   x
delete /api/projects/{project}/sources/{source}                   .   .   .   .   .   .   x   x
post /api/projects/{project}/sources/{source}/restoration         .   .   .   .   .   .   x   x
get /api/projects/{project}/sources/{source}/file                 .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layer               .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/submission   .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/reopening    .   .   .   .   .   .   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/oversight    .   .   .   .   .   .   x   x
get /api/projects/{project}/rounds                                .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds                               .   .   .   .   .   x   x   x
patch /api/projects/{project}/rounds/{round}                      .   .   .   .   .   x   x   x
delete /api/projects/{project}/rounds/{round}                     .   .   .   .   .   x   x   x
get /api/projects/{project}/rounds/{round}/progress               .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds/{round}/assignments           .   .   .   .   .   x   x   x
delete /api/projects/{project}/rounds/{round}/assignments         .   .   .   .   .   x   x   x
post /api/projects/{project}/rounds/{round}/draw                  .   .   .   .   .   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/release  .   .   .   .   .   .   x   x
get /api/projects/{project}/my-work                               .   .   .   x   x   x   x   x
get /api/projects/{project}/codings/counts                        .   .   .   x   x   x   x   x
get /api/projects/{project}/codes/{code}/codings                  .   .   .   x   x   x   x   x
get /api/projects/{project}/rounds/{round}/codings                .   .   .   x   x   x   x   x
post /api/projects/{project}/exports                              .   .   .   x   x   x   x   x
get /api/projects/{project}/reconciliations                       .   .   .   x   x   x   x   x
get /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/acts .   .   .   .   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/lines .   .   .   .   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/closing .   .   .   .   .   .   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/reopening .   .   .   .   .   .   x   x
get /api/projects/{project}/decisions-for-me                      .   .   .   x   x   x   x   x
post /api/projects/{project}/decisions-for-me/seen                .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops                             .   .   .   x   x   x   x   x
post /api/projects/{project}/workshops                            .   .   .   .   .   x   x   x
get /api/projects/{project}/workshops/{workshop}                  .   .   .   x   x   x   x   x
post /api/projects/{project}/workshops/{workshop}/acts            .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops/{workshop}/minutes.md       .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops/{workshop}/minutes.docx     .   .   .   x   x   x   x   x
get /api/projects/{project}/versions                              .   .   .   x   x   x   x   x
post /api/projects/{project}/versions                             .   .   .   .   .   x   x   x
get /api/projects/{project}/versions/{version}                    .   .   .   x   x   x   x   x
get /api/projects/{project}/reviews                               .   .   .   x   x   x   x   x
put /api/projects/{project}/reviews                               .   .   .   .   x   x   x   x
delete /api/projects/{project}/reviews                            .   .   .   .   x   x   x   x
get /api/projects/{project}/audit                                 .   .   .   x   .   .   .   x
get /api/projects/{project}/audit.csv                             .   .   .   x   .   .   .   x
get /api/openapi.json                                             x   x   x   x   x   x   x   x
get /api/docs                                                     x   x   x   x   x   x   x   x
`

/** Whether the drawing lets such a person in; throws where it does not say. */
export function isDrawnIn(endpoint: Endpoint, standing: Standing): boolean {
  const line = drawing.split('\n').find((one) => one.startsWith(`${nameOf(endpoint)} `))
  if (!line) throw new Error(`${nameOf(endpoint)} is not drawn`)
  return line.slice(nameOf(endpoint).length).trim().split(/\s+/)[standings.indexOf(standing)] === 'x'
}
