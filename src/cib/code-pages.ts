/** Code pages of DOS, which `TextDecoder` does not know (10 §2.1): what stands for the bytes from 0x80 on. */
const CP437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
/** A code page that has at a full stop what CP437 has there. */
const changed = (page: string): string => page.replace(/\./g, (_, at: number) => CP437.charAt(at));

const CP850 = changed(
  "...........................ø.Ø×..........®...........ÁÂÀ©....¢¥.......ãÃ.......¤ðÐÊËÈıÍÎÏ....¦Ì.Ó.ÔÒõÕ.þÞÚÛÙýÝ¯´\u00ad.‗¾¶§.¸.¨.¹³...",
);
const CP852 = changed(
  ".....ůć.ł.Őő.Ź.Ć.Ĺĺ..ĽľŚś..ŤťŁ×č....ĄąŽžĘę.źČş.......ÁÂĚŞ....Żż.......Ăă.......¤đĐĎËďŇÍÎě....ŢŮ.Ó.ÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§.¸.¨˙űŘř..",
);

/** By number. */
export const CODE_PAGES: ReadonlyMap<string, string> = new Map([
  ["437", CP437],
  ["850", CP850],
  ["852", CP852],
  ["858", CP850.replace("ı", "€")],
]);
