namespace NetHelpDesk.Consent.Tests.Records;

public sealed class RecordReferenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Two_visitors_of_one_moment_have_ids_side_by_side_that_nobody_can_guess()
    {
        var subjects = Enumerable.Range(0, 1000).Select(_ => RecordReference.NewSubject(Now)).ToArray();

        subjects.Should().OnlyHaveUniqueItems();
        subjects.Select(subject => subject[..8]).Distinct().Should().ContainSingle();
        for (var character = 8; character < 21; character++)
        {
            subjects.Select(subject => subject[character]).Distinct().Should().HaveCountGreaterThan(12);
        }
    }

    [Fact]
    public void Ids_of_different_moments_differ_in_how_they_begin() =>
        RecordReference.NewSubject(Now)[..8].Should().NotBe(RecordReference.NewSubject(Now.AddMilliseconds(1))[..8]);

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(2000)]
    public void An_id_is_no_formula_to_a_spreadsheet_and_is_read_again(int years)
    {
        var subject = RecordReference.NewSubject(Now.AddYears(years));
        var reference = new RecordReference(subject, Guid.CreateVersion7(Now));

        subject.Should().NotStartWith("-");
        RecordReference.Parse(reference.ToString()).Should().Be(reference);
    }
}
