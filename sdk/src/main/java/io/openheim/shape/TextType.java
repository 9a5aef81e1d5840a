package io.openheim.shape;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Java types that are a JSON string of a certain form. */
public enum TextType {
  /** {@link LocalDate}. */
  LOCAL_DATE(LocalDate.class, "a date such as 2026-11-23"),
  /** {@link LocalTime}. */
  LOCAL_TIME(LocalTime.class, "a time such as 14:30:00"),
  /** {@link LocalDateTime}. */
  LOCAL_DATE_TIME(LocalDateTime.class, "a date and time such as 2026-11-23T14:30:00"),
  /** {@link Instant}. */
  INSTANT(Instant.class, "an instant such as 2026-11-23T14:30:00Z"),
  /** {@link OffsetDateTime}. */
  OFFSET_DATE_TIME(OffsetDateTime.class, "a date and time such as 2026-11-23T14:30:00+01:00"),
  /** {@link ZonedDateTime}. */
  ZONED_DATE_TIME(
      ZonedDateTime.class, "a date and time such as 2026-11-23T14:30:00+01:00[Europe/Oslo]"),
  /** {@link Duration}. */
  DURATION(Duration.class, "a duration such as PT1H30M"),
  /** {@link Period}. */
  PERIOD(Period.class, "a period such as P1Y2M3D"),
  /** {@link YearMonth}. */
  YEAR_MONTH(YearMonth.class, "a month such as 2026-11"),
  /** {@link ZoneId}. */
  ZONE_ID(ZoneId.class, "a time zone such as Europe/Oslo or +01:00"),
  /** {@link UUID}. */
  UUID(UUID.class, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
  /** {@link URI}. */
  URI(URI.class, "a URI such as https://example.com/page"),
  /** {@link Locale}. */
  LOCALE(Locale.class, "a language tag such as en-GB"),
  /** {@link Currency}. */
  CURRENCY(Currency.class, "a currency code such as EUR"),
  /** {@link Path}. */
  PATH(Path.class, "a file path"),
  /** {@link Pattern}. */
  PATTERN(Pattern.class, "a regular expression of Java"),
  /** {@code byte[]}. */
  BYTES(byte[].class, "bytes in base64");

  private static final TextType[] ALL = values();
  private static final int UUID_LENGTH = 36;

  /** Where a date and time ends and its offset begins. */
  private static final Pattern OFFSET = Pattern.compile("(?<=[Tt].{0,40})[Zz+-]");

  /** To compile a pattern takes time that grows with the square of its length. */
  private static final int LONGEST_PATTERN = 2_000;

  private final Class<?> javaType;
  private final String expectation;

  TextType(Class<?> javaType, String expectation) {
    this.javaType = javaType;
    this.expectation = expectation;
  }

  /**
   * The type that a Java type is.
   *
   * @param javaType the type's canonical name, for example {@code java.time.LocalDate}
   * @return the type, empty if the Java type is none of these
   */
  public static Optional<TextType> ofJava(String javaType) {
    for (TextType type : ALL) {
      if (type.javaType.getTypeName().equals(javaType)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The type that a Java type is.
   *
   * @param javaType one of the classes named here
   * @return the type
   * @throws IllegalArgumentException if it is another class
   */
  public static TextType of(Class<?> javaType) {
    for (TextType type : ALL) {
      if (type.javaType == javaType) {
        return type;
      }
    }
    throw new IllegalArgumentException(javaType + " is no text");
  }

  /**
   * The Java type.
   *
   * @return its class
   */
  public Class<?> javaType() {
    return javaType;
  }

  /**
   * What fits, in words for a model.
   *
   * @return for example {@code a date such as 2026-11-23}
   */
  public String expectation() {
    return expectation;
  }

  /**
   * Reads a value.
   *
   * @param text the value as text
   * @return the value, empty if the text does not have the form
   */
  public Optional<Object> parse(String text) {
    try {
      return this == PATTERN && text.length() > LONGEST_PATTERN
          ? Optional.empty()
          : Optional.of(parsed(text));
    } catch (RuntimeException | StackOverflowError wrong) {
      // Each of the classes has an exception of its own, and a pattern may nest too deeply.
      return Optional.empty();
    }
  }

  private Object parsed(String text) {
    return switch (this) {
      case LOCAL_DATE -> LocalDate.parse(text);
      case LOCAL_TIME -> LocalTime.parse(text);
      case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
      case INSTANT -> Instant.parse(text);
      case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
      case ZONED_DATE_TIME -> zoned(text);
      case DURATION -> Duration.parse(text);
      case PERIOD -> Period.parse(text);
      case YEAR_MONTH -> YearMonth.parse(text);
      case ZONE_ID -> ZoneId.of(text);
      case UUID -> uuid(text);
      case URI -> java.net.URI.create(text);
      case LOCALE -> new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
      case CURRENCY -> Currency.getInstance(text);
      case PATH -> Path.of(text);
      case PATTERN -> Pattern.compile(text);
      case BYTES -> Base64.getDecoder().decode(text);
    };
  }

  /** An offset that the zone does not have at that time would be corrected in silence. */
  private static ZonedDateTime zoned(String text) {
    ZonedDateTime time = ZonedDateTime.parse(text);
    int offset = OFFSET.matcher(text).results().mapToInt(MatchResult::start).findFirst().orElse(0);
    if (!LocalDateTime.parse(text.substring(0, offset)).equals(time.toLocalDateTime())) {
      throw new IllegalArgumentException(text);
    }
    return time;
  }

  /** The JDK also takes shorter ones, and fills them up. */
  private static UUID uuid(String text) {
    if (text.length() != UUID_LENGTH) {
      throw new IllegalArgumentException(text);
    }
    return java.util.UUID.fromString(text);
  }

  /**
   * Writes a value.
   *
   * @param value a value of the Java type
   * @return its text, which {@link #parse} reads back
   */
  public String format(Object value) {
    return switch (this) {
      case LOCALE -> ((Locale) value).toLanguageTag();
      case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
      default -> value.toString();
    };
  }
}
