package io.churnwarnings.tools.doctor.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the words of shops for the state of an order mean, in the languages that are often met. A
 * word that is not listed means nothing here: its owner must tell.
 */
final class WordMeanings {

    /** Stands where the owner must decide. */
    static final String UNDECIDED = "?";

    private static final String FILLERS =
            "wc order orders status payment was is has been charge checkout session transaction the a de la el 订单";

    private static final Map<String, String> WORDS = words();

    private WordMeanings() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        put(
                words,
                "purchase",
                "paid, payed, processing, complete, completed, fulfilled, shipped, delivered,"
                        + " confirmed, placed, purchase, purchased, sale, sold, success, successful,"
                        + " succeeded, captured, partially fulfilled, partially shipped, dispatched,"
                        + " in transit, ready for pickup, picked up, awaiting fulfillment, awaiting"
                        + " shipment, awaiting pickup, settled, bezahlt, abgeschlossen, versandt,"
                        + " versendet, verschickt, geliefert, zugestellt, erledigt, in bearbeitung,"
                        + " payé, payée, payee, paye, expédié, expédiée, expedie, livré, livrée,"
                        + " livre, terminé, terminée, termine, pagado, pagada, completado,"
                        + " completada, enviado, enviada, entregado, entregada, pagato, completato,"
                        + " spedito, consegnato, evaso, betaald, afgerond, voltooid, verzonden,"
                        + " geleverd, pago, paga, concluído, concluida, concluída, opłacone,"
                        + " zapłacone, zrealizowane, wysłane, betald, levererad, оплачен, доставлен,"
                        + " выполнен, 已付款, 买家已付款, 买家已付款，等待卖家发货,"
                        + " 卖家已发货，等待买家确认, 卖家已发货, 已发货, 已收货, 已完成, 交易成功,"
                        + " 支付成功, 入金済み, 発送済み, 完了, paiement accepté, paiement accepte, payment"
                        + " accepted, pago aceptado, pagamento accettato, zahlung eingegangen,"
                        + " zahlung erhalten");
        put(
                words,
                "ignore",
                "pending, draft, failed, failure, checkout, checkout draft, unpaid, pending payment,"
                        + " payment pending, awaiting payment, payment failed, expired, abandoned,"
                        + " cart, basket, trash, auto draft, incomplete, declined, denied, not paid,"
                        + " offen, unbezahlt, ausstehend, wartend, fehlgeschlagen, entwurf, warenkorb,"
                        + " zahlung ausstehend, abgelehnt, en attente, en attente de paiement, échoué,"
                        + " échouée, brouillon, refusé, impayé, pendiente, pendiente de pago, fallido,"
                        + " borrador, in attesa, in attesa di pagamento, fallito, bozza, in"
                        + " afwachting, mislukt, concept, onbetaald, pendente, aguardando pagamento,"
                        + " falhou, rascunho, oczekujące, nieopłacone, 待付款, 等待买家付款, 未付款,"
                        + " 未払い");
        put(
                words,
                "cancellation",
                "cancelled, canceled, cancel, cancellation, voided, void, storniert, storno,"
                        + " stornierung, annulé, annulée, annule, annullato, annullata, cancelado,"
                        + " cancelada, anulado, anulada, geannuleerd, anulowane, avbruten, отменен,"
                        + " 已取消, 交易关闭, キャンセル");
        put(
                words,
                "refund",
                "refunded, refund, partially refunded, returned, return, chargeback, erstattet,"
                        + " rückerstattet, retourniert, retoure, gutschrift, remboursé, remboursée,"
                        + " retourné, reembolsado, reembolsada, devuelto, rimborsato, reso,"
                        + " terugbetaald, geretourneerd, devolvido, zwrócone, 已退款, 退款成功, 返金");
        put(
                words,
                "ignore",
                "page view, page viewed, view, product viewed, product view, view item, product"
                        + " added, product removed, add to cart, remove from cart, begin checkout,"
                        + " checkout started, session start, first visit, user engagement, scroll,"
                        + " click, search, login, sign up, customer created, customer updated,"
                        + " updated customer, cart viewed, view cart, identify, track, page, screen");
        return Map.copyOf(words);
    }

    private static void put(Map<String, String> words, String meaning, String list) {
        for (String word : list.split(", ")) {
            words.put(word.strip(), meaning);
        }
    }

    /** What a word means: purchase, cancellation, refund, ignore or {@value #UNDECIDED}. */
    static String of(String word) {
        String plain =
                word.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[_.:/-]+", " ")
                        .strip();
        String found = WORDS.get(plain);
        if (found != null) {
            return found;
        }
        List<String> telling = new ArrayList<>(List.of(plain.split("\\s+")));
        telling.removeAll(Set.of(FILLERS.split(" ")));
        return WORDS.getOrDefault(String.join(" ", telling), UNDECIDED);
    }
}
