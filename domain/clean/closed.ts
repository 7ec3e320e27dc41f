import { foldText } from './text'

/** True where a status says that the customer is no more: "Niet meer geregistreerd", "opgeheven", "gestopt", "failliet", "inactief". */
export function isClosedStatus(status: string): boolean {
  return closedStatus.test(foldText(status))
}

/** True where the name itself says so: "Bakkerij Jansen (opgeheven)", "GESTOPT - De Vries". */
export function saysClosed(name: string): boolean {
  return closedInName.test(foldText(name))
}

const closedStatus =
  /niet meer (geregistreerd|actief|in bedrijf)|^niet actief|\bopgeheven|\bgestopt|\bbeeindigd|\bgesloten|\bfailliet|faillissement|\binactief|\binactive|\bclosed|\bvervallen|\buitgeschreven|\bontbonden|\bceased|\bdissolved|^(nee|no|n|false|onwaar|0)$/
const closedInName =
  /[(*[-]\s*(opgeheven|gestopt|gesloten|failliet|vervallen|niet meer|bestaat niet|beeindigd|closed)|^(opgeheven|gestopt|failliet|vervallen|xxx|zzz)\b/
