/**
 * Words that are frequent in short messages to a shop, by language in Latin letters. What n-grams of prose say
 * little about ("ok", "refund", "hola") is told by them.
 */
export const FREQUENT_WORDS: Readonly<Record<string, string>> = {
  en: `a an the is are was were be been am i i'm i've i'd my me mine you your it its it's we our they this that these those
    what when where which who why how can could would will should do does did don't doesn't didn't have has had haven't
    not no yes and or but if for from to of in on at by with about there here please thanks thank hi hello hey ok okay
    order orders refund cancel return delivery shipping ship shipped package parcel item items product size broken
    damaged wrong missing late still never again got get want need help track tracking address change payment pay paid
    card charged price discount code coupon invoice account password login stock exchange warranty gift any anyone
    someone talk speak person human agent customer service new old other one more right work works working dollars dollar report register premium info password lost see edit file show tell let yet
    been someone something anything keep made make put say says said since because after before than then only just`,
  fr: `le la les l un une des du de d au aux et ou mais est sont suis été être ai as a avez avons ont je j tu il elle on
    nous vous ils mon ma mes votre vos ce cette ces c ça que qu qui quoi quand où comment pourquoi combien quel quelle
    lequel ne n pas plus jamais rien pour par sur dans en avec sans chez si y bonjour salut merci svp oui non bien très
    commande colis livraison remboursement rembourser retour retourner renvoyer annuler annulez article produit taille
    compte carte paiement payer payé facture adresse changer reçu toujours encore toujours cassé abîmé mauvais
    mauvaise faire veux voudrais peux puis pouvez faut code promo marche aide parler quelqu'un`,
  de: `der die das den dem des ein eine einen einer ist sind war bin habe hat haben wird werden kann können könnte ich
    du er sie es wir ihr mein meine meinen ihre ihren was wann wo wie warum welche welcher nicht kein keine nichts
    noch schon immer nie und oder aber wenn für von vom zu zum zur in im an am auf aus bei mit nach ohne bitte danke
    hallo ja nein guten tag bestellung paket lieferung liefern geld zurück rückgabe stornieren storniere umtausch
    artikel größe kaputt beschädigt falsch falsche fehlt gutschein rechnung konto karte zahlung zahlen bezahlt adresse
    ändern möchte will brauche hilfe geht gibt jemand mitarbeiter sprechen`,
  es: `el la los las un una unos de del al y o pero es son está están soy estoy fue ha han he hay mi mis tu su me te se
    lo le les nos que qué quien quién cuando cuándo donde dónde como cómo cuál cuánto por para con sin en no ni nunca
    nada ya muy más todavía aún sigo hola gracias sí favor buenos buenas días pedido paquete envío enviar reembolso
    devolver devolución devuelvo cancelar cancela artículo producto talla roto rota dañado mal equivocado falta código
    descuento factura cuenta tarjeta pago pagar dirección cambiar quiero quisiera necesito puedo puede pueden ayuda
    funciona llegó llega hablar persona alguien`,
  it: `il lo la i gli le l un una uno di del della dei delle da dal al alla e o ma è sono sei ho hai ha abbiamo hanno
    era mi ti si ci vi mio mia miei vostro che chi cosa quando dove dov come perché quale quanto non mai niente ancora
    già più molto per con senza su in nel nella se ciao salve grazie sì buongiorno favore ordine pacco spedizione
    spedire rimborso reso restituire annullare annulla articolo prodotto taglia rotto rotta danneggiato sbagliato
    sbagliata manca codice sconto fattura conto carta pagamento pagare indirizzo cambiare voglio vorrei posso potete
    serve aiuto funziona arrivato arrivata arriva parlare qualcuno`,
  pt: `o a os as um uma uns de do da dos das ao à no na nos nas e ou mas é são está estão estou foi tenho tem têm há
    meu minha meus seu sua me te se que quem quando onde como qual quanto porque por pelo pela para com sem em não nem
    nunca nada já mais muito ainda olá oi obrigado obrigada sim bom boa dia favor pedido encomenda pacote entrega
    envio reembolso devolver devolução dinheiro volta cancelar cancelem artigo produto tamanho partido quebrado
    danificado errado errada falta código desconto fatura conta cartão pagamento pagar endereço mudar trocar quero
    queria preciso posso podem ajuda funciona chegou chega falar alguém você vocês`,
  nl: `de het een en of maar is zijn was ben heb heeft hebben wordt kan kunnen kunt ik je jij u hij zij we wij jullie
    mijn jouw uw ons onze dit dat deze die wat wanneer waar hoe waarom welke wie niet geen niets nog al altijd nooit
    voor van te tot in op aan uit bij met naar zonder om als er alstublieft graag bedankt dank hallo hoi ja nee goed
    bestelling pakket levering bezorgd leveren geld terug retour retourneren terugsturen annuleren ruilen artikel
    maat kapot beschadigd verkeerd verkeerde ontbreekt kortingscode factuur rekening kaart betaling betalen betaald
    adres wijzigen wil heb nodig hulp werkt iemand medewerker praten`,
  pl: `i w z na do nie jest są to co kiedy gdzie jak dlaczego który która ile czy mój moja moje moją mnie mi mam ma
    masz chcę chciałbym mogę można proszę dziękuję dzięki cześć dzień dobry tak się już jeszcze dla od po ale lub
    zamówienie paczka przesyłka dostawa zwrot zwrócić pieniędzy anulować produkt rozmiar uszkodzone zepsuty zły brak
    kod rabat faktura konto karta płatność zapłacić adres zmienić pomoc działa przyszło`,
  tr: `ve bir bu şu o ne nerede zaman nasıl neden hangi kaç mi mı mu mü ben benim bana siz size var yok değil için ile
    de da çok daha hala henüz lütfen teşekkürler teşekkür merhaba selam evet hayır tamam siparişim sipariş kargo paket
    teslimat iade iptal ürün beden numara bozuk kırık hasarlı yanlış eksik kupon kod indirim fatura hesap kart kartım
    ödeme adres değiştirmek istiyorum ederim edin yardım gelmedi geldi çalışmıyor para paramı`,
  sv: `och att det den en ett är var har hade kan kunde ska skulle jag du vi ni han hon min mitt mina din er vad när var
    hur varför vilken inte ingen aldrig redan fortfarande för från till av i på med utan om hej tack ja nej snälla
    order beställning paket leverans pengar pengarna tillbaka retur returnera returnerar avbeställ storlek trasig
    skadad fel saknas kod rabatt faktura konto kort betalning betala adress ändra vill behöver hjälp fungerar kom`,
  da: `og at det den en et er var har havde kan kunne skal jeg du vi i han hun min mit mine din jeres hvad hvornår hvor
    hvordan hvorfor hvilken ikke ingen aldrig allerede stadig for fra til af på med uden om hej tak ja nej venligst
    ordre bestilling pakke levering penge pengene tilbage retur returnere annullere størrelse ødelagt beskadiget
    forkert mangler kode rabat faktura konto kort betaling betale adresse ændre vil brug hjælp virker`,
  no: `og at det den en et er var har hadde kan kunne skal jeg du vi dere han hun min mitt mine din hva når hvor hvordan
    hvorfor hvilken ikke ingen aldri allerede fortsatt for fra til av på med uten om hei takk ja nei vennligst ordre
    bestilling pakke levering penger pengene tilbake retur returnere avbestille størrelse ødelagt skadet feil mangler
    kode rabatt faktura konto kort betaling betale adresse endre vil trenger hjelp virker fungerer`,
  fi: `ja on ei en se tämä minun minä sinä me te mikä mitä milloin missä miten miksi kuinka onko voiko voinko haluan
    haluaisin tarvitsen kiitos hei moi kyllä vielä jo ei tilaus tilaukseni paketti toimitus palautus palauttaa rahat
    takaisin peruuttaa tuote koko rikki väärä puuttuu koodi alennus lasku tili kortti maksu maksaa osoite apua toimi`,
  vi: `tôi là có không của này đó gì khi nào ở đâu như thế sao bao nhiêu lâu được cho với và hay nhưng chưa đã sẽ vui
    lòng xin cảm ơn chào vâng bạn mình đơn hàng giao trả hoàn tiền hủy đổi sản phẩm kích cỡ hỏng vỡ sai thiếu mã giảm
    giá hóa tài khoản thẻ thanh toán địa chỉ giúp`,
  ms: `saya aku anda kamu yang dan di ke dari ini itu apa kapan dimana mana bagaimana kenapa mengapa berapa tidak bukan
    belum sudah bisa mau ingin untuk dengan atau tapi tolong terima kasih halo ya pesanan paket pengiriman kirim
    pengembalian uang kembali batalkan barang produk ukuran rusak salah kurang kode diskon faktur akun kartu bayar
    pembayaran alamat ubah ganti bantuan sampai datang`,
  cs: `a v na do z se je jsou to co kdy kde jak proč který kolik můj moje moji mám máte chci chtěl mohu můžu můžete
    prosím děkuji díky ahoj dobrý den ano ne není už ještě pro od po ale nebo objednávka balík zásilka doručení
    vrátit vrácení peníze zrušit zboží velikost poškozené rozbité špatný chybí kód sleva faktura účet karta platba
    zaplatit adresa změnit pomoc nefunguje přišlo`,
  ro: `și în la de pe cu un o este sunt e am ai are a fi nu da ce când unde cum de care cât meu mea mele vreau pot puteți
    vă rog mulțumesc bună salut încă deja pentru din sau dar comanda colet livrare retur returna bani înapoi anula
    produs mărime stricat greșit lipsește cod reducere factură cont card plată plăti adresa schimba ajutor`,
  hu: `a az egy és van nem igen ez azt mi mikor hol hogyan miért melyik mennyi én az enyém szeretnék kérem köszönöm
    szia jó napot még már vagy de hogy rendelés rendelésem csomag szállítás vissza visszaküldeni pénz pénzt törölni
    termék méret törött sérült rossz hiányzik kód kedvezmény számla fiók kártya fizetés fizetni cím segítség`,
};
