package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

class Forms {
  static List<Object> tools() {
    return List.of(new Forms());
  }

  // CALL localDate {"v":"2026-11-23","o":"2026-11-23","l":["2026-11-23"]}
  @Tool("Gives what it takes")
  LocalDate localDate(LocalDate v, @Param("more of it") Optional<LocalDate> o, List<LocalDate> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL localTime {"v":"14:30:00.5","o":"14:30:00.5","l":["14:30:00.5"]}
  @Tool("Gives what it takes")
  LocalTime localTime(LocalTime v, @Param("more of it") Optional<LocalTime> o, List<LocalTime> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL localDateTime {"v":"2026-11-23T14:30:01","o":"2026-11-23T14:30:01","l":["2026-11-23T14:30:01"]}
  @Tool("Gives what it takes")
  LocalDateTime localDateTime(LocalDateTime v, @Param("more of it") Optional<LocalDateTime> o, List<LocalDateTime> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL instant {"v":"2026-11-23T14:30:00Z","o":"2026-11-23T14:30:00Z","l":["2026-11-23T14:30:00Z"]}
  @Tool("Gives what it takes")
  Instant instant(Instant v, @Param("more of it") Optional<Instant> o, List<Instant> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL offsetDateTime {"v":"2026-11-23T14:30:05+01:00","o":"2026-11-23T14:30:05+01:00","l":["2026-11-23T14:30:05+01:00"]}
  @Tool("Gives what it takes")
  OffsetDateTime offsetDateTime(OffsetDateTime v, @Param("more of it") Optional<OffsetDateTime> o, List<OffsetDateTime> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL zonedDateTime {"v":"2026-11-23T14:30:05+01:00[Europe/Oslo]","o":"2026-11-23T14:30:05+01:00[Europe/Oslo]","l":["2026-11-23T14:30:05+01:00[Europe/Oslo]"]}
  @Tool("Gives what it takes")
  ZonedDateTime zonedDateTime(ZonedDateTime v, @Param("more of it") Optional<ZonedDateTime> o, List<ZonedDateTime> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL duration {"v":"PT1H30M","o":"PT1H30M","l":["PT1H30M"]}
  @Tool("Gives what it takes")
  Duration duration(Duration v, @Param("more of it") Optional<Duration> o, List<Duration> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL period {"v":"P1Y2M3D","o":"P1Y2M3D","l":["P1Y2M3D"]}
  @Tool("Gives what it takes")
  Period period(Period v, @Param("more of it") Optional<Period> o, List<Period> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL yearMonth {"v":"2026-11","o":"2026-11","l":["2026-11"]}
  @Tool("Gives what it takes")
  YearMonth yearMonth(YearMonth v, @Param("more of it") Optional<YearMonth> o, List<YearMonth> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL zoneId {"v":"Europe/Oslo","o":"Europe/Oslo","l":["Europe/Oslo"]}
  @Tool("Gives what it takes")
  ZoneId zoneId(ZoneId v, @Param("more of it") Optional<ZoneId> o, List<ZoneId> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL uuid {"v":"123e4567-e89b-12d3-a456-426614174000","o":"123e4567-e89b-12d3-a456-426614174000","l":["123e4567-e89b-12d3-a456-426614174000"]}
  @Tool("Gives what it takes")
  UUID uuid(UUID v, @Param("more of it") Optional<UUID> o, List<UUID> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL uri {"v":"https://example.com/a?b=c","o":"https://example.com/a?b=c","l":["https://example.com/a?b=c"]}
  @Tool("Gives what it takes")
  URI uri(URI v, @Param("more of it") Optional<URI> o, List<URI> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL locale {"v":"en-GB","o":"en-GB","l":["en-GB"]}
  @Tool("Gives what it takes")
  Locale locale(Locale v, @Param("more of it") Optional<Locale> o, List<Locale> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL currency {"v":"EUR","o":"EUR","l":["EUR"]}
  @Tool("Gives what it takes")
  Currency currency(Currency v, @Param("more of it") Optional<Currency> o, List<Currency> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL path {"v":"a/b.txt","o":"a/b.txt","l":["a/b.txt"]}
  @Tool("Gives what it takes")
  Path path(Path v, @Param("more of it") Optional<Path> o, List<Path> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL pattern {"v":"a+b*","o":"a+b*","l":["a+b*"]}
  @Tool("Gives what it takes")
  Pattern pattern(Pattern v, @Param("more of it") Optional<Pattern> o, List<Pattern> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL bytes {"v":"aGVsbG8=","o":"aGVsbG8=","l":["aGVsbG8="]}
  @Tool("Gives what it takes")
  byte[] bytes(byte[] v, @Param("more of it") Optional<byte[]> o, List<byte[]> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL bigDecimal {"v":12345678901234567890.10,"o":12345678901234567890.10,"l":[12345678901234567890.10]}
  @Tool("Gives what it takes")
  BigDecimal bigDecimal(BigDecimal v, @Param("more of it") Optional<BigDecimal> o, List<BigDecimal> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL bigInteger {"v":123456789012345678901234567890,"o":123456789012345678901234567890,"l":[123456789012345678901234567890]}
  @Tool("Gives what it takes")
  BigInteger bigInteger(BigInteger v, @Param("more of it") Optional<BigInteger> o, List<BigInteger> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  // CALL year {"v":2026,"o":2026,"l":[2026]}
  @Tool("Gives what it takes")
  Year year(Year v, @Param("more of it") Optional<Year> o, List<Year> l) {
    return o.isPresent() ? o.get() : l.isEmpty() ? v : l.get(0);
  }

  record All(
      LocalDate localDate, LocalTime localTime, LocalDateTime localDateTime, Instant instant, OffsetDateTime offsetDateTime, ZonedDateTime zonedDateTime,
      Duration duration, Period period, YearMonth yearMonth, ZoneId zoneId, UUID uuid, URI uri,
      Locale locale, Currency currency, Path path, Pattern pattern, byte[] bytes,
      BigDecimal bigDecimal, BigInteger bigInteger, Year year) {}

  // CALL all {"all":{"localDate":"2026-11-23","localTime":"14:30:00.5","localDateTime":"2026-11-23T14:30:01","instant":"2026-11-23T14:30:00Z","offsetDateTime":"2026-11-23T14:30:05+01:00","zonedDateTime":"2026-11-23T14:30:05+01:00[Europe/Oslo]","duration":"PT1H30M","period":"P1Y2M3D","yearMonth":"2026-11","zoneId":"Europe/Oslo","uuid":"123e4567-e89b-12d3-a456-426614174000","uri":"https://example.com/a?b=c","locale":"en-GB","currency":"EUR","path":"a/b.txt","pattern":"a+b*","bytes":"aGVsbG8=","bigDecimal":12345678901234567890.10,"bigInteger":123456789012345678901234567890,"year":2026}}
  @Tool("Gives all that it takes")
  All all(All all) {
    return all;
  }

  // CALL nothing {}
  @Tool("Gives nothing of each")
  List<All> nothing() {
    return Arrays.asList(
        new All(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null),
        null);
  }

  // CALL noDate {}
  @Tool("Gives no date")
  LocalDate noDate() {
    return null;
  }

  // CALL hugeNumbers {}
  @Tool("Gives numbers that no primitive holds")
  List<BigInteger> hugeNumbers() {
    return List.of(BigInteger.TWO.pow(100), BigInteger.TEN.negate());
  }
}
