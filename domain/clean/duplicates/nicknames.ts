/** Names that people go by for each other: Johannes is Jan, Cornelis is Kees. Dutch first, the common English ones too. */
const sameName = [
  'jan,johannes,hans,johan,joop,hannes',
  'kees,cornelis,cor',
  'henk,hendrik,rik,hein,hendrikus',
  'wim,willem,william,bill,will,wilhelmus',
  'piet,petrus,peter,pieter',
  'ton,antonius,toon,anton,antoon',
  'gerard,gerardus,gerrit',
  'frans,franciscus',
  'theo,theodorus',
  'jaap,jacobus,koos,jacob',
  'ad,adrianus,arie,adri',
  'nico,nicolaas,klaas',
  'alex,alexander,sander',
  'michiel,michael,mike',
  'rob,robert,bob,robbert',
  'bert,albert,lambert,hubert',
  'bart,bartholomeus',
  'leo,leonardus',
  'sjaak,jacques,jac',
  'rene,renatus',
  'paul,paulus',
  'mart,martin,maarten,martinus,tinus',
  'dirk,diederik,dick',
  'willy,wilhelmina,mien,wil',
  'els,elisabeth,liesbeth,betty,elizabeth,liz,elly',
  'ria,maria,marieke,mia,marie',
  'hanneke,johanna,annie,jo,hannie',
  'toos,catharina,karin,tineke,trudy',
  'greet,margaretha,marga,margriet',
  'rika,hendrika,hennie',
  'corrie,cornelia,cora',
  'mohammed,mohamed,mo,muhammed',
  'tom,thomas',
  'rick,richard,dick',
  'jim,james,jimmy',
  'ted,edward,ed,eddie',
  'kate,katherine,catherine,kathryn',
  'harry,harold,henry',
  'sam,samuel,samantha',
  'chris,christopher,christiaan,christian',
  'dan,daniel',
  'ben,benjamin',
  'tony,anthony',
  'steve,stephen,steven,stefan',
  'joe,joseph,jozef',
  'dave,david',
  'charlie,charles',
  'fred,frederick,frederik,freek',
  'nick,nicholas',
  'matt,matthew',
]

const groupsOf = new Map<string, number[]>()
sameName.forEach((names, group) => {
  for (const name of names.split(',')) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group])
})

/** True when a first name, or a name it is a call name of, begins with this letter: Kees may stand as "C." Expects folded text. */
export function mayBeginWith(first: string, letter: string): boolean {
  if (first.startsWith(letter)) return true
  return (groupsOf.get(first) ?? []).some((group) => (sameName[group] as string).split(',').some((name) => name.startsWith(letter)))
}

/** True when one first name is a call name of the other. Expects folded text. */
export function isNicknameOf(a: string, b: string): boolean {
  const groups = groupsOf.get(a)
  if (!groups) return false
  const others = groupsOf.get(b)
  return others?.some((group) => groups.includes(group)) ?? false
}
