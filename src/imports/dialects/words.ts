/** Words for columns that tables of any origin have, the usual ones first, without accents: English, German, French, Spanish. */
const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim().replace(/\s+/g, ' '));

export const account = list(`
  customer, customer name, account, account name, client, client name, company, company name, organisation,
  organization, buyer, kunde, kundenname, kunden, firma, debitor, auftraggeber, nom du client, nom client, societe,
  entreprise, raison sociale, compte, cliente, nombre del cliente, nombre cliente, empresa, razon social, cuenta`);

export const accountId = list(`
  account id, customer id, customer number, customer no, customer code, account number, account no, client id,
  client no, client number, client code, cust id, company id, kundennummer, kunden nr, kundennr, kunden id,
  debitorennummer, debitornr, numero client, numero de client, code client, id client, no client, n client, codigo
  cliente, codigo de cliente, numero de cliente, id cliente, id de cliente`);

export const rep = list(`
  rep, rep name, sales rep, sales representative, salesrep, salesperson, sales person, sales agent, salesman,
  seller, agent, account manager, account executive, account owner, owner, owner name, verkaufer, verkaeufer,
  verkauferin, vertreter, vertriebsmitarbeiter, aussendienst, aussendienstmitarbeiter, betreuer, kundenbetreuer,
  mitarbeiter, bearbeiter, zustandig, vertriebler, vendeur, commercial, representant, charge de compte, responsable
  de compte, charge d affaires, responsable commercial, vendedor, comercial, representante, agente, ejecutivo,
  asesor, responsable`);

export const repId = list(`
  rep id, sales rep id, salesperson id, sales person id, owner id, seller id, agent id, employee id, salesrep id,
  rep no, rep code, vertreternummer, vertreter nr, verkaufer id, mitarbeiter id, personalnummer, code vendeur, id
  vendeur, code commercial, codigo vendedor, id vendedor`);

export const date = list(`
  month, date, close date, invoice date, order date, posting date, sales date, sale date, booking date, period,
  transaction date, day, closed, quarter, quartal, trimestre, monat, datum, rechnungsdatum, buchungsdatum, belegdatum, auftragsdatum,
  bestelldatum, abschlussdatum, periode, tag, buchungsmonat, mois, date de facture, date facture, date de commande,
  date de vente, jour, mes, fecha, fecha de factura, fecha factura, fecha de pedido, fecha de venta, fecha de
  cierre, periodo, dia`);

export const amount = list(`
  amount, revenue, net amount, net revenue, sales, net sales, sales amount, turnover, value, close value, deal
  value, total, total amount, line total, invoice amount, order amount, bookings, net, price, umsatz, nettoumsatz,
  umsatz netto, betrag, nettobetrag, betrag netto, netto, erlos, erlose, wert, summe, rechnungsbetrag, auftragswert,
  chiffre d affaires, ca, ca ht, montant, montant ht, montant net, ventes, valeur, importe, importe neto, ventas,
  venta, ingresos, facturacion, valor, monto, cantidad facturada`);

export const category = list(`
  category, product, product category, product name, product line, product group, product family, item, line of
  business, series, produkt, kategorie, warengruppe, artikelgruppe, produktgruppe, artikel, sparte, produit,
  categorie, famille, gamme, famille de produit, article, producto, categoria, familia, linea, linea de producto,
  articulo`);

export const margin = list(`
  margin, gross margin, margin amount, gross profit, profit, contribution, marge, rohertrag, deckungsbeitrag, db,
  marge brute, margen, margen bruto, beneficio`);

export const currency = list(`
  currency, currency code, currency iso code, wahrung, waehrung, devise, monnaie, moneda, divisa`);

export const dealId = list(`
  opportunity id, deal id, order id, order number, order no, invoice id, invoice number, invoice no, transaction id,
  id, auftragsnummer, rechnungsnummer, belegnummer, rechnungsnr, numero de facture, numero facture, numero de
  commande, numero de factura, numero de pedido`);

export const region = list(`
  region, sales region, territory, state, country, area, office location, location, city, gebiet, verkaufsgebiet,
  land, bundesland, standort, secteur, pays, ville, departement, zona, pais, provincia, ciudad, territorio`);

export const segment = list(`
  segment, customer segment, tier, customer type, account type, customer group, size, type, kundensegment,
  kundengruppe, kundentyp, typ, segmento, type de client, tipo de cliente`);

export const industry = list(`
  industry, sector, vertical, branche, industrie, secteur d activite, industria, ramo`);
