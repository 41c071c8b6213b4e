using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The members of a site, in memory: password, second factor and logins elsewhere.</summary>
internal sealed class MemberStore : IUserPasswordStore<IdentityUser>, IUserTwoFactorStore<IdentityUser>, IUserLoginStore<IdentityUser>
{
    private readonly ConcurrentDictionary<string, IdentityUser> _members = new();
    private readonly ConcurrentDictionary<(string Provider, string Key), IdentityUser> _logins = new();

    public Task<IdentityResult> CreateAsync(IdentityUser user, CancellationToken cancellationToken) => SaveAsync(user);

    public Task<IdentityResult> UpdateAsync(IdentityUser user, CancellationToken cancellationToken) => SaveAsync(user);

    public Task<IdentityResult> DeleteAsync(IdentityUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(_members.GetValueOrDefault(userId));

    public Task<IdentityUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(_members.Values.SingleOrDefault(member => member.NormalizedUserName == normalizedUserName));

    public Task<string> GetUserIdAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task SetUserNameAsync(IdentityUser user, string? userName, CancellationToken cancellationToken) =>
        Task.FromResult(user.UserName = userName);

    public Task<string?> GetNormalizedUserNameAsync(IdentityUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(IdentityUser user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName = normalizedName);

    public Task<string?> GetPasswordHashAsync(IdentityUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(IdentityUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(IdentityUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash = passwordHash);

    public Task<bool> GetTwoFactorEnabledAsync(IdentityUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TwoFactorEnabled);

    public Task SetTwoFactorEnabledAsync(IdentityUser user, bool enabled, CancellationToken cancellationToken) =>
        Task.FromResult(user.TwoFactorEnabled = enabled);

    public Task AddLoginAsync(IdentityUser user, UserLoginInfo login, CancellationToken cancellationToken) =>
        Task.FromResult(_logins[(login.LoginProvider, login.ProviderKey)] = user);

    public Task<IdentityUser?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        Task.FromResult(_logins.GetValueOrDefault((loginProvider, providerKey)));

    public Task<IList<UserLoginInfo>> GetLoginsAsync(IdentityUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemoveLoginAsync(IdentityUser user, string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }

    private Task<IdentityResult> SaveAsync(IdentityUser user)
    {
        _members[user.Id] = user;
        return Task.FromResult(IdentityResult.Success);
    }
}
