package io.churnwarnings.tools.doctor.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How much the name of a place speaks for what may stand there, in several languages. */
public final class Roles {

    private static final String ORDER =
            "order|transaction|invoice|receipt|purchase|sale|bestell|auftrag|rechnung|beleg|commande|facture|pedido|factura|ordine|fattura|bestelling|factuur|zamowieni|zamówieni|faktur|订单|交易|注文";
    private static final String CUSTOMER =
            "customer|user|client|buyer|member|sold ?to|shopper|consumer|account|guest|contact|kunde|kunden|käufer|kaeufer|klant|cliente|comprador|acheteur|klient|买家|会员|会員|客户|用户|顧客|購入者";
    private static final String ID =
            "id|ids|no|nr|num|number|uuid|guid|key|ref|reference|code|nummer|numéro|numero|numer|编号|番号|号|单号|id号";
    private static final String MAIL = "e-?mail|mail|courriel|correo|邮箱";

    private Roles() {}

    /** The field with the most points, if it has any; of equal ones the one that is least deep. */
    static Optional<Field> best(
            Collection<Field> fields, ToDoubleFunction<Field> points, Predicate<Field> possible) {
        return fields.stream()
                .filter(field -> field.isScalar() && possible.test(field))
                .filter(field -> points.applyAsDouble(field) > 0)
                .max(
                        Comparator.comparingDouble(points)
                                .thenComparing(field -> -field.depth())
                                .thenComparing(field -> field.seen));
    }

    static double order(Field field) {
        String name = field.words();
        if (isMail(field) || has(name, CUSTOMER)) {
            return 0;
        }
        double points = 0;
        boolean id = isId(name);
        points += has(name, ORDER) && id ? 12 : 0;
        points +=
                has(name, ORDER)
                                && !id
                                && !has(
                                        name,
                                        "date|time|status|state|total|amount|type|datum|count|价|款|状态|时间")
                        ? 7
                        : 0;
        points += name.matches("(" + ID + ")") ? (field.depth() == 1 ? 6 : 1) : 0;
        points += name.matches("(" + ID + ")") && has(field.parents(), ORDER) ? 7 : 0;
        points += name.matches("name|increment id|display id") ? 1 : 0;
        points -=
                has(
                                field.parents(),
                                "item|product|line|shop|store|tenant|message|event|address|payment|customer|buyer|user|billing|shipping")
                        ? 8
                        : 0;
        points -=
                has(
                                name,
                                "item|product|line|sku|shop|store|tenant|message|event|payment|parent|session|artikel|device|location|channel|group")
                        ? 9
                        : 0;
        return points > 0 ? points + 3 * field.distinct() : 0;
    }

    static double customer(Field field) {
        String name = field.words();
        boolean someone = has(name, CUSTOMER) || has(field.parents(), CUSTOMER);
        if (isMail(field) || !someone) {
            return 0;
        }
        double points = 0;
        points += has(name, CUSTOMER) ? 8 : 4;
        points += isId(name) ? 5 : 0;
        points -=
                has(
                                name,
                                "address|agent|locale|currency|group|name|phone|type|note|message|country|city|zip|tag|state|ip|应付|实际|支付|留言|guest$|is guest|(is|new|first|returning|nouveau|nouvelle|neuer?) |count|total|since|created|date")
                        ? name.contains("会员名") ? 0 : 9
                        : 0;
        points -= has(field.parents(), "address|default") ? 6 : 0;
        return points;
    }

    public static boolean isMail(Field field) {
        return has(field.words(), MAIL) && field.matching("[^@\\s]+@[^@\\s]+") > 0.8;
    }

    static double time(Field field) {
        String name = field.words();
        double points = 1;
        points +=
                has(
                                name,
                                "occurred|placed|ordered|purchase|bought|order(ed)? ?(date|time|at|on)|bestelldatum|auftragsdatum|date commande|fecha pedido|data ordine|invoice ?date|rechnungsdatum|订单创建时间|下单时间|付款时间|transaction ?(date|time)|sale ?date")
                        ? 9
                        : 0;
        points +=
                has(name, "created|timestamp|event ?time|date|time|datum|fecha|data|时间|日期|日時|when")
                        ? 5
                        : 0;
        points -=
                has(
                                name,
                                "updat|modif|cancel|delet|refund|ship|deliver|birth|expir|closed|process|due|paid at|sent|received|customer|user|fulfil|storno|versand|liefer|geändert|annul|export|import|load|ingest|退款|关闭|发货|since|end|start")
                        ? 12
                        : 0;
        points -=
                has(
                                field.parents(),
                                "customer|user|buyer|item|line|product|refund|ship|fulfil|payment|address|metadata")
                        ? 6
                        : 0;
        points += name.matches(".*(gmt|utc).*") ? 2 : 0;
        return points;
    }

    static boolean isChanged(Field field) {
        return has(field.words(), "(updat|modif|chang|geändert|aktualisiert|actualiz)");
    }

    /** Whether a place says when an order was paid. */
    static boolean isPaid(Field field) {
        return has(field.words(), "paid|payment|bezahlt|zahlung|paiement|pago|付款|支付|入金");
    }

    /** Whether a place says what happened, in a record of its own, and not how an order stands. */
    static boolean isEvent(Field field) {
        return field.words().matches("(.* )?(event|event (name|type|kind)|action|type|kind)");
    }

    static boolean isCancelled(Field field) {
        return has(field.words(), "(cancel|void|storn|annul|anul)")
                && !has(field.words(), "reason|by|grund");
    }

    static double amount(Field field) {
        String path = field.parents() + " " + field.words();
        double points = 0;
        points +=
                has(
                                path,
                                "total|grand|gross|\\bg t\\b|brutto|gesamt|summe|totale|总金额|合計|montant|importe|importo|bedrag|kwota")
                        ? 6
                        : 0;
        points +=
                has(
                                path,
                                "amount|sum|revenue|value|price|paid|betrag|umsatz|preis|金额|sales|turnover|valor|prix")
                        ? 4
                        : 0;
        points -=
                has(
                                path,
                                "tax|ship|discount|sub|qty|quantity|count|weight|item|unit|tip|fee|refund|id$|points|vat|mwst|steuer|versand|rabatt|line|menge|邮费|退款|数量|duty|due|outstanding|reward|number|no$|nr$|base|date|time|spent|orders")
                        ? 9
                        : 0;
        points -= has(field.words(), "paid|received|实际") ? 1 : 0;
        points -= has(path, "\\bnett?o?\\b") ? 5 : 0;
        return points;
    }

    static double refunded(Field field) {
        // What stands in an object of money, as totalRefundedSet/shopMoney/amount, has its name.
        String path = (field.depth() > 1 ? field.parents() + " " : "") + field.words();
        boolean back =
                has(
                        path,
                        "refund|退款|erstatt|rembours|reembols|rimbors|terugbetaal|zwrot|gutschrift|returned");
        boolean money =
                has(path, "amount|total|sum|value|金额|betrag|refunded$|montant|importe")
                        || has(path, "total refunded|refund$");
        return !back || !money
                ? 0
                : 6
                        - (has(
                                        path,
                                        "tax|ship|fee|discount|base|offline|online|invoiced|count|qty|reason|id$|date|time| at$")
                                ? 9
                                : 0);
    }

    static double quantity(Field field) {
        return has(
                        field.words(),
                        "quantity|qty|menge|anzahl|stück|quantité|cantidad|quantità|aantal|数量")
                ? 5
                : 0;
    }

    static double unitPrice(Field field) {
        String name = field.words();
        return name.matches(
                        "(unit |item |lineitem |einzel|line )?(price|preis|prix|precio|prezzo|prijs|单价)( each)?|unit ?price|einzelpreis")
                ? 5
                : 0;
    }

    static double currency(Field field) {
        return has(field.words(), "curr|währ|waehr|devise|moneda|valuta|币种|waluta|通貨")
                ? 10
                        - field.depth()
                        - (has(field.words(), "base|presentment|store|shop|global") ? 2 : 0)
                : 0;
    }

    static double state(Field field) {
        String name = field.words();
        boolean named =
                has(
                        name,
                        "status|state|type|event|action|kind|zustand|statut|état|estado|stato|状态|ステータス");
        boolean other =
                has(
                        field.parents() + " " + name,
                        "customer|user|address|shipping|fulfil|item|line|country|province|delivery|card|device");
        return !named || other
                ? 0
                : isNamedState(field) || name.matches("event|event name|event type|type") ? 8 : 3;
    }

    /** Whether a place is called the state of the order, whatever stands there. */
    static boolean isNamedState(Field field) {
        return field.words()
                .matches(
                        "((order|sale|sales|financial|current) )?(status|state)|(bestell|auftrags)?status|statut|état|estado|stato|订单状态|ステータス|注文ステータス");
    }

    private static boolean isId(String words) {
        return words.matches("(.* )?(" + ID + ")") || words.matches(".*(nr|nummer|编号|会员名|单号|id)");
    }

    private static boolean has(String words, String regex) {
        return words.toLowerCase(Locale.ROOT).matches(".*(" + regex + ").*");
    }
}
