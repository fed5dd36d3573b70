namespace Phasa;

/// <summary>
/// A stable name for a kind of failure. The name appears in problem details, on the command line and in
/// docs/reference/errors.md; it never changes its meaning. All codes stand in <see cref="ErrorCodes"/>.
/// </summary>
/// <param name="Id">Kebab-case name, for example <c>document-too-large</c>.</param>
/// <param name="Fault">Who can put it right.</param>
/// <param name="HttpStatus">The status an HTTP answer carries.</param>
/// <param name="Title">One short sentence, the same for every occurrence.</param>
/// <param name="NextStep">What to do when the occurrence itself says nothing better.</param>
/// <param name="IsTransient">Whether the same call may succeed later without a change.</param>
public sealed record ErrorCode(
    string Id, Fault Fault, int HttpStatus, string Title, string NextStep, bool IsTransient = false)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
